import type { Page, WebSocketRoute } from '@playwright/test';
import { encodeCommitted, encodePermissionDenied, encodeSyncStep1, type RefusalReason } from '@soproekt/sync';

const SYNC = 0;
const STEP1 = 0;
const COMMITTED = 64;

/** The line between a page and the sync server, with a hand on it. */
export interface SyncLine {
  /** From now on edits are refused for this reason, and do not reach the server. */
  refuse(reason: RefusalReason): void;
  /** Further edits pass; the page does not learn of it. */
  pass(): void;
  /** Edits pass again, and the page is asked for all it has, as the server does it. */
  accept(): void;
  /** From now on connections are accepted and closed at once; null: let in again. */
  closeWith(code: number | null): void;
}

/** Puts itself between the page and the server; call before the document is opened. */
export async function holdSyncLine(page: Page): Promise<SyncLine> {
  let refusal: RefusalReason | null = null;
  let closeCode: number | null = null;
  let current: WebSocketRoute | null = null;
  let kept = 0;
  await page.routeWebSocket(/\/collab\//, (line) => {
    current = line;
    kept = 0;
    if (closeCode !== null) {
      void line.close({ code: closeCode, reason: 'test' });
      return;
    }
    const server = line.connectToServer();
    line.onMessage((message) => {
      const carriesState = message[0] === SYNC && message[1] !== STEP1;
      if (refusal === null || !carriesState) return server.send(message);
      kept++;
      line.send(Buffer.from(encodePermissionDenied(refusal)));
    });
    server.onMessage((message) => {
      // The page counts what was kept from the server as well. One byte holds every count of these tests.
      const count = message[0] === COMMITTED ? Number(message[1]) : null;
      if (count === null) line.send(message);
      else if (refusal === null) line.send(Buffer.from(encodeCommitted(count + kept)));
    });
  });
  return {
    refuse: (reason) => {
      refusal = reason;
    },
    pass: () => {
      refusal = null;
    },
    accept: () => {
      refusal = null;
      // The state vector of an empty document.
      current?.send(Buffer.from(encodeSyncStep1(Uint8Array.of(0))));
    },
    closeWith: (code) => {
      closeCode = code;
      if (code !== null) void current?.close({ code, reason: 'test' });
    },
  };
}
