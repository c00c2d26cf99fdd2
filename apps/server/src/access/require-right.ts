import { can, type Action, type Actor, type Resource } from '@soproekt/domain';
import { AppError, notAllowed } from '../platform/errors/app-error.js';

/**
 * Asks the policy and throws when it refuses.
 * @throws AppError not-signed-in; wrong-status when only the document's state is in the way; else not-allowed
 */
export function requireRight(actor: Actor | null, action: Action, resource: Resource = {}): void {
  if (can(actor, action, resource)) return;
  if (!actor) throw new AppError('not-signed-in', 'sign in first');
  const { status: _status, inBin, ...rest } = resource;
  if (inBin !== undefined && [true, false].some((bin) => can(actor, action, { ...rest, inBin: bin }))) {
    throw new AppError('wrong-status', 'the document is not in a state that allows this');
  }
  throw notAllowed();
}
