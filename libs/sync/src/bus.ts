/**
 * What several nodes with the same journal tell each other about open documents. Best effort: messages may be lost, doubled or late
 * while the line between the nodes is broken. Nothing is true because it came over the bus; the journal is the truth.
 */
export interface Bus {
  /** This process among all others: random, new at every start. */
  readonly nodeId: string;
  /** Whether messages pass at the moment, as far as is known. */
  readonly connected: boolean;
  /**
   * Hears the messages that other nodes, and this one, publish about a document. Resolves when later messages are certain to be
   * heard; while the line is broken it resolves too (after a second at most), and hearing begins with the return of the line.
   *
   * @returns ends the subscription
   */
  subscribe(documentId: string, listener: (message: Uint8Array) => void): Promise<() => void>;
  /** Sends to every node that subscribed. Never waits and never throws; without a line the message is dropped. */
  publish(documentId: string, message: Uint8Array): void;
  /** Calls the listener whenever the line is back and all subscriptions are restored: messages may have been missed. */
  onReconnected(listener: () => void): () => void;
}
