import type { CollabSession, SessionSnapshot } from '../lib/collab-session';

/** Whether what the server has is what the page shows. */
export type SaveWait = 'saved' | 'waiting' | 'impossible';

/** Edits that the server has not confirmed would be missing in whatever it makes of the document. */
export function saveWait({ save, local }: Pick<SessionSnapshot, 'save' | 'local'>): SaveWait {
  if (save.kind === 'unsaved') return 'impossible';
  if (save.kind === 'offline' || save.kind === 'offline-kept') return 'impossible';
  return local.pending || save.kind === 'saving' ? 'waiting' : 'saved';
}

/** Resolves once nothing is waiting to be saved: true when all is saved, false when that cannot be now. */
export function whenSaved(
  session: Pick<CollabSession, 'subscribe' | 'getSnapshot'>,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((done, failed) => {
    const look = (): void => {
      const state = saveWait(session.getSnapshot());
      if (state === 'waiting') return;
      end();
      done(state === 'saved');
    };
    const stop = session.subscribe(look);
    const onAbort = (): void => {
      end();
      failed(signal.reason as Error);
    };
    const end = (): void => {
      stop();
      signal.removeEventListener('abort', onAbort);
    };
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else look();
  });
}
