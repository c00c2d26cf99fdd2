import { CLOSE } from '@soproekt/contracts';
import type { Access, RefusalReason } from '../protocol.js';

/** What the indicator shows. */
export type SaveStatus = 'connecting' | 'saved' | 'saving' | 'offline' | 'unsaved';

/** Why something is not saved, or why there is no connection. */
export type SaveReason =
  /** The right to edit, or to see, was withdrawn. */
  | 'access-lost'
  | 'signed-out'
  /** Deleted, in the bin, or never there. */
  | 'deleted'
  | 'too-large'
  | 'client-id-taken'
  | 'protocol-error'
  /** The server says that it cannot store edits at the moment. */
  | 'storage-unavailable'
  /** The document has reached its size: the server takes deletions only. */
  | 'document-full'
  /** The edits build on others which never reached the server. */
  | 'too-much-pending'
  /** The server lets no more connections in, of this person or to this document; trying goes on. */
  | 'too-many-connections'
  /** Connected, but no confirmation for a long time. */
  | 'no-acknowledgement';

/** Whether edits are safe, in words for the interface. */
export interface SaveState {
  status: SaveStatus;
  /** When this status began, milliseconds since the epoch. */
  since: number;
  /** When everything was last known to be committed, null before the first time. */
  lastSavedAt: number | null;
  reason: SaveReason | null;
  /** Code of the last close by the server when it was final. */
  closeCode: number | null;
  /** The present right, null until the server has told. */
  access: Access | null;
}

/** What the state is concluded from. */
export interface SaveFacts {
  connected: boolean;
  synced: boolean;
  /** Everything that this client has is confirmed. */
  allAcknowledged: boolean;
  /** There are edits of this device that have not been confirmed. */
  hasLocalEdits: boolean;
  /** A connection was open, or failed to open, before. */
  triedBefore: boolean;
  /** The confirmation is overdue. */
  overdue: boolean;
  access: Access | null;
  refusal: RefusalReason | null;
  finalClose: number | null;
  /** The server let the last connection not in for being one too many. */
  crowded: boolean;
}

const CLOSE_REASONS: Readonly<Record<number, SaveReason>> = {
  [CLOSE.notSignedIn]: 'signed-out',
  [CLOSE.noRight]: 'access-lost',
  [CLOSE.noDocument]: 'deleted',
  [CLOSE.clientIdTaken]: 'client-id-taken',
  [CLOSE.tooLarge]: 'too-large',
};

const REFUSAL_REASONS: Readonly<Record<RefusalReason, SaveReason>> = {
  'read-only': 'access-lost',
  'storage-unavailable': 'storage-unavailable',
  'document-full': 'document-full',
  'too-much-pending': 'too-much-pending',
};

/** The status and its reason. Saved is said only of what the server has confirmed after its commit. */
export function concludeSaveState(facts: SaveFacts): Pick<SaveState, 'status' | 'reason'> {
  const cutOff = facts.hasLocalEdits ? 'unsaved' : 'offline';
  if (facts.finalClose !== null) {
    return { status: cutOff, reason: CLOSE_REASONS[facts.finalClose] ?? 'protocol-error' };
  }
  // Until the next connection has been let in for good: it is accepted for a moment before it is closed.
  if (facts.crowded && !(facts.connected && facts.synced)) return { status: cutOff, reason: 'too-many-connections' };
  if (!facts.connected) {
    return { status: facts.triedBefore || facts.hasLocalEdits ? 'offline' : 'connecting', reason: null };
  }
  if (facts.hasLocalEdits && facts.access === 'read') return { status: 'unsaved', reason: 'access-lost' };
  if (facts.refusal !== null) return { status: 'unsaved', reason: REFUSAL_REASONS[facts.refusal] };
  if (facts.synced && facts.allAcknowledged) return { status: 'saved', reason: null };
  if (facts.overdue && facts.hasLocalEdits) return { status: 'unsaved', reason: 'no-acknowledgement' };
  return { status: facts.hasLocalEdits ? 'saving' : 'connecting', reason: null };
}
