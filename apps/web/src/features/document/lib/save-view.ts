import type { SaveReason, SaveStatus } from '@soproekt/sync/client';

/** What the sync connection reports, as far as the indicator is concerned. */
export interface SyncFacts {
  readonly state: SaveStatus;
  readonly reason: SaveReason | null;
  /** Code of the last close, when it was final. */
  readonly closeCode: number | null;
  /** The present right; null until the server has told. */
  readonly access: 'write' | 'read' | null;
}

/** What this device knows. */
export interface LocalFacts {
  /** Edits that the server has not confirmed. */
  readonly pending: boolean;
  /** This browser's own storage takes the edits. */
  readonly kept: boolean;
  /** Every edit so far is written there. */
  readonly flushed: boolean;
}

export type SaveKind = 'connecting' | 'saved' | 'saving' | 'offline' | 'offline-kept' | 'unsaved';

export type UnsavedReason =
  | 'session-ended'
  | 'no-right'
  | 'gone'
  | 'client-id'
  | 'too-large'
  | 'read-only'
  | 'storage'
  | 'full'
  | 'incomplete'
  | 'crowded'
  | 'no-answer'
  | 'not-kept'
  | 'refused';

export interface SaveView {
  readonly kind: SaveKind;
  /** Set when something must be explained. */
  readonly reason: UnsavedReason | null;
}

const REASONS: Record<SaveReason, UnsavedReason> = {
  'access-lost': 'read-only',
  'signed-out': 'session-ended',
  deleted: 'gone',
  'too-large': 'too-large',
  'client-id-taken': 'client-id',
  'protocol-error': 'refused',
  'storage-unavailable': 'storage',
  'document-full': 'full',
  'too-much-pending': 'incomplete',
  'too-many-connections': 'crowded',
  'no-acknowledgement': 'no-answer',
};

/** These pass, by themselves or by what the person does here, and the text goes out then: writing goes on. */
const PASSING: ReadonlySet<UnsavedReason> = new Set([
  'storage',
  'full',
  'incomplete',
  'crowded',
  'no-answer',
  'not-kept',
]);

/** What people can do something about, while the connection and the sheet stay as they are. */
export type MendableReason = 'full' | 'incomplete' | 'crowded';

/** The reason to explain beside the sheet, with what to do about it; null when there is none. */
export function mendableReason({ reason }: SaveView): MendableReason | null {
  return reason === 'full' || reason === 'incomplete' || reason === 'crowded' ? reason : null;
}

/** Why the connection will not come back by itself; null while it may. */
export function finalReason(sync: SyncFacts): UnsavedReason | null {
  if (sync.closeCode === null) return null;
  if (sync.reason === 'access-lost') return 'no-right';
  return sync.reason ? REASONS[sync.reason] : 'refused';
}

/**
 * The words of the saved indicator. It claims no more than is known: «saved» only after the server's commit, «kept on
 * this device» only while the browser's own storage works.
 */
export function saveView(sync: SyncFacts, local: LocalFacts): SaveView {
  const final = finalReason(sync);
  if (final) return { kind: local.pending ? 'unsaved' : 'offline', reason: final };
  if (sync.state === 'offline' && sync.reason) return { kind: 'offline', reason: REASONS[sync.reason] };
  switch (sync.state) {
    case 'saved':
      return { kind: local.pending ? 'saving' : 'saved', reason: null };
    case 'saving':
      return { kind: 'saving', reason: null };
    case 'unsaved':
      return { kind: 'unsaved', reason: sync.reason ? REASONS[sync.reason] : 'refused' };
    case 'connecting':
      return local.pending ? disconnected(local) : { kind: 'connecting', reason: null };
    case 'offline':
      return disconnected(local);
  }
}

function disconnected(local: LocalFacts): SaveView {
  if (!local.pending) return { kind: 'offline', reason: null };
  return local.kept ? { kind: 'offline-kept', reason: null } : { kind: 'unsaved', reason: 'not-kept' };
}

/** Leaving the page now would lose text: nothing else justifies the browser's question. */
export function leavingLosesText(view: SaveView, local: LocalFacts): boolean {
  if (!local.pending) return false;
  return !local.flushed || offersUnsentText(view, local);
}

/** True when the local text can no longer reach the server and must be offered for copying. */
export function offersUnsentText(view: SaveView, local: LocalFacts): boolean {
  if (!local.pending || view.kind !== 'unsaved' || view.reason === null || PASSING.has(view.reason)) return false;
  // The same person signs in again and the local copy is sent.
  return view.reason !== 'session-ended' || !local.kept;
}
