import { forgetCache } from '../persist';
import { storage } from '../storage';
import { forgetUnsent } from './unsent';

/** Every IndexedDB database of ours begins like this. */
const DATABASES = 'soproekt:';
const WIPE = 'soproekt.wipe';
const OWNER = 'soproekt.user';
/** Keys of what was being written beside the text. */
const DRAFTS = 'soproekt.draft.';

/** Long enough for a delete, short enough not to hang when another window keeps a database open. */
const PATIENCE = 2000;

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    setTimeout(resolve, PATIENCE);
  });
}

/**
 * Deletes all that this person left on the device: cached answers and local copies of documents. A mark stays until it
 * is complete, so that an interrupted wipe is finished at the next start.
 */
export async function wipeLocalData(): Promise<void> {
  storage.set(WIPE, '1');
  storage.remove(OWNER);
  forgetCache();
  forgetUnsent();
  for (const key of storage.keys(DRAFTS)) storage.remove(key);
  try {
    const databases = await indexedDB.databases();
    const ours = databases.flatMap(({ name }) => (name?.startsWith(DATABASES) ? [name] : []));
    await Promise.all(ours.map(deleteDatabase));
    const left = await indexedDB.databases();
    if (!left.some(({ name }) => name?.startsWith(DATABASES))) storage.remove(WIPE);
  } catch {
    // No IndexedDB here: there is nothing to delete.
    storage.remove(WIPE);
  }
}

/** Finishes a wipe that could not be completed, before anything is read. */
export async function finishWipe(): Promise<void> {
  if (storage.get(WIPE)) await wipeLocalData();
}

/** Somebody else signed in on this device: what the previous person left is not theirs to see. */
export async function claimDevice(userId: string): Promise<void> {
  const owner = storage.get(OWNER);
  if (owner && owner !== userId) await wipeLocalData();
  storage.set(OWNER, userId);
}

/** Somebody may be signed in here: worth asking the server. */
export function deviceOwner(): string | null {
  return storage.get(OWNER);
}

/** Calls back when another window of this browser signs out. */
export function onSignOutElsewhere(callback: () => void): () => void {
  const listener = (event: StorageEvent) => {
    if (event.key === WIPE && event.newValue) callback();
  };
  window.addEventListener('storage', listener);
  return () => window.removeEventListener('storage', listener);
}
