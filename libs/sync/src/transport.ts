/** One connection as the engine sees it: a WebSocket on the server, a queue in tests. None of these may throw. */
export interface Transport {
  /** Sends one binary frame. The same buffer may be given to many transports and must not be changed. */
  send(frame: Uint8Array): void;
  close(code: number, reason: string): void;
  /** Stops reading from the client, so that it feels back-pressure; frames already read may still be handed over. */
  pause(): void;
  resume(): void;
  /** Bytes given to `send` that have not left yet. */
  readonly bufferedBytes: number;
}

/** Where the engine reports what an operator should see. Never content, never tokens. */
export interface SyncLog {
  warn(event: string, details: Record<string, unknown>): void;
}

/** The person behind a connection, as stamped on its awareness states. Must be JSON. */
export interface SyncUser {
  id: string;
  name: string;
  color: string;
  institution: { id: string; shortName: string; hue: number } | null;
}
