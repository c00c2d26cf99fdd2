import type { Attachment } from '@soproekt/contracts';

/** A file that is being sent, waits for its turn, or was refused. */
export interface UploadItem {
  readonly id: number;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'failed';
  /** How much of it has been sent, 0 … 1. */
  readonly part: number;
  /** Why it failed. */
  readonly error: unknown;
}

type Send = (file: File, onProgress: (part: number) => void, signal: AbortSignal) => Promise<Attachment>;

interface Listeners {
  readonly onStored: (made: Attachment) => void;
  readonly onFailed: (file: File, error: unknown) => void;
}

/** Files on their way to the server, one after the other. What is stored leaves the queue; what failed stays until it is dealt with. */
export class UploadQueue {
  private items: readonly UploadItem[] = [];
  private readonly listeners = new Set<() => void>();
  private readonly aborts = new Map<number, AbortController>();
  private lastId = 0;
  private running = false;

  constructor(
    private readonly send: Send,
    private readonly events: Listeners,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): readonly UploadItem[] => this.items;

  add(files: readonly File[]): void {
    const added = files.map((file): UploadItem => ({
      id: ++this.lastId,
      file,
      state: 'waiting',
      part: 0,
      error: undefined,
    }));
    this.set([...this.items, ...added]);
    void this.run();
  }

  retry(id: number): void {
    this.change(id, { state: 'waiting', part: 0, error: undefined });
    void this.run();
  }

  /** Takes a file out of the queue, on its way or not. */
  drop(id: number): void {
    this.set(this.items.filter((item) => item.id !== id));
    this.aborts.get(id)?.abort(new DOMException('cancelled', 'AbortError'));
  }

  /** Gives up everything: the page is being left. */
  clear(): void {
    for (const { id } of this.items) this.drop(id);
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (let next = this.next(); next; next = this.next()) await this.sendOne(next);
    this.running = false;
  }

  private next(): UploadItem | undefined {
    return this.items.find(({ state }) => state === 'waiting');
  }

  private async sendOne({ id, file }: UploadItem): Promise<void> {
    const abort = new AbortController();
    this.aborts.set(id, abort);
    this.change(id, { state: 'sending' });
    try {
      const made = await this.send(file, (part) => this.change(id, { part }), abort.signal);
      this.set(this.items.filter((item) => item.id !== id));
      this.events.onStored(made);
    } catch (error) {
      if (abort.signal.aborted) return;
      this.change(id, { state: 'failed', error });
      this.events.onFailed(file, error);
    } finally {
      this.aborts.delete(id);
    }
  }

  private change(id: number, change: Partial<UploadItem>): void {
    this.set(this.items.map((item) => (item.id === id ? { ...item, ...change } : item)));
  }

  private set(items: readonly UploadItem[]): void {
    this.items = items;
    for (const listener of this.listeners) listener();
  }
}
