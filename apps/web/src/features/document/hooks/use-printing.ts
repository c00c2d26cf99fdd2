import { useSyncExternalStore } from 'react';

let printing = false;

function subscribe(listener: () => void): () => void {
  const begin = (): void => {
    printing = true;
    listener();
  };
  const end = (): void => {
    printing = false;
    listener();
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
}

/** True while the page is being put on paper: the browser waits for what is rendered then. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => printing);
}
