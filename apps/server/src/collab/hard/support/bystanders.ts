import { randomUUID } from 'node:crypto';
import { until } from '../../testing/collab-world.js';
import type { Endpoint } from './endpoint.js';
import { WireClient } from './wire-client.js';

/** Two people who write in a document of their own and notice how long it takes, while others are attacked. */
export class Bystanders {
  /** Times from an edit until the other had it, in milliseconds. */
  readonly waits: number[] = [];
  private going = true;
  private loop: Promise<void> = Promise.resolve();

  private constructor(
    private readonly writer: WireClient,
    private readonly reader: WireClient,
  ) {}

  static async start(endpoint: Endpoint, pauseMs = 25): Promise<Bystanders> {
    const documentId = randomUUID();
    const [writer, reader] = await Promise.all(
      ['bystander', 'witness'].map((name) => new WireClient(endpoint, documentId, { name }).ready()),
    );
    const made = new Bystanders(writer as WireClient, reader as WireClient);
    made.loop = made.write(pauseMs);
    // Told by `stop`.
    made.loop.catch(() => undefined);
    return made;
  }

  /** The time within which 95 % of the edits arrived. */
  get p95(): number {
    const sorted = [...this.waits].sort((one, other) => one - other);
    return sorted[Math.floor(sorted.length * 0.95)] ?? Infinity;
  }

  /** @throws when an edit did not arrive or was not saved, or one of them was thrown out */
  async stop(): Promise<void> {
    this.going = false;
    try {
      await this.loop;
      await until('the edits of the bystanders to be saved', () => this.writer.isSaved);
      const { closed } = this.writer.closed ? this.writer : this.reader;
      if (closed) throw new Error(`a bystander was thrown out with ${closed.code}`);
    } finally {
      this.writer.destroy();
      this.reader.destroy();
    }
  }

  private async write(pauseMs: number): Promise<void> {
    while (this.going) {
      const begun = performance.now();
      this.writer.text.insert(0, 'с');
      await until('the edit of a bystander', () => this.reader.text.length === this.writer.text.length);
      this.waits.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
