import { liveClientEvents, type LiveClientEvent } from '@soproekt/contracts';
import type { Action } from '@soproekt/domain';

/** Which action of the policy each event is. An event of the contract without an action does not compile (S10). */
export const LIVE_ACTIONS: Readonly<Record<LiveClientEvent, Action>> = {
  'workspace.join': 'workspace.presence',
  'workspace.leave': 'workspace.presence',
  'document.show': 'workspace.presence',
  'thread.typing': 'thread.comment',
};

/** Only own keys count: `constructor` and the like are no events. */
export const isLiveEvent = (event: string): event is LiveClientEvent => Object.hasOwn(liveClientEvents, event);
