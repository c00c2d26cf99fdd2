import type { Bus } from '@soproekt/sync';
import type { RedisLine } from './redis-line.js';

/** One Redis channel for each document that is open somewhere. */
export class RedisBus implements Bus {
  constructor(private readonly line: RedisLine) {}

  get nodeId(): string {
    return this.line.nodeId;
  }

  get connected(): boolean {
    return this.line.connected;
  }

  subscribe(documentId: string, listener: (message: Uint8Array) => void): Promise<() => void> {
    return this.line.subscribe(channelOf(documentId), listener);
  }

  publish(documentId: string, message: Uint8Array): void {
    this.line.publish(channelOf(documentId), message);
  }

  onReconnected(listener: () => void): () => void {
    return this.line.onChange((connected) => {
      if (connected) listener();
    });
  }
}

const channelOf = (documentId: string): string => `document:${documentId}`;
