import type { Bus } from '../bus.js';

interface Subscriber {
  documentId: string;
  listener: (message: Uint8Array) => void;
}

/** Several buses in one process, whose line can be cut for all or for one. */
export class MemoryBusNet {
  private readonly buses: MemoryBus[] = [];

  /** A bus for one node. */
  bus(nodeId: string): MemoryBus {
    const bus = new MemoryBus(nodeId, (documentId, message) => {
      for (const other of this.buses) other.deliver(documentId, message);
    });
    this.buses.push(bus);
    return bus;
  }
}

/** One node's end. Messages wait until {@link run} delivers them, as on a real line. */
export class MemoryBus implements Bus {
  connected = true;
  /** Share of messages that get lost although the line is up, by this function of numbers in [0, 1). */
  loses: () => boolean = () => false;
  private subscribers: Subscriber[] = [];
  private readonly reconnected = new Set<() => void>();
  private readonly inbox: { documentId: string; message: Uint8Array }[] = [];

  constructor(
    readonly nodeId: string,
    private readonly send: (documentId: string, message: Uint8Array) => void,
  ) {}

  subscribe(documentId: string, listener: (message: Uint8Array) => void): Promise<() => void> {
    const subscriber = { documentId, listener };
    this.subscribers.push(subscriber);
    return Promise.resolve(() => {
      this.subscribers = this.subscribers.filter((other) => other !== subscriber);
    });
  }

  publish(documentId: string, message: Uint8Array): void {
    if (this.connected) this.send(documentId, message.slice());
  }

  onReconnected(listener: () => void): () => void {
    this.reconnected.add(listener);
    return () => this.reconnected.delete(listener);
  }

  /** Cuts the line, or restores it. */
  setConnected(connected: boolean): void {
    const was = this.connected;
    this.connected = connected;
    if (!connected) this.inbox.length = 0;
    if (connected && !was) for (const listener of this.reconnected) listener();
  }

  deliver(documentId: string, message: Uint8Array): void {
    if (this.connected && !this.loses()) this.inbox.push({ documentId, message });
  }

  /** Hands over what has arrived. Returns whether there was something. */
  run(): boolean {
    const messages = this.inbox.splice(0);
    for (const { documentId, message } of messages) {
      for (const subscriber of [...this.subscribers]) {
        if (subscriber.documentId === documentId) subscriber.listener(message);
      }
    }
    return messages.length > 0;
  }
}
