import { z } from 'zod';
import type { RedisLine } from './redis-line.js';

const envelopeSchema = z.strictObject({ from: z.uuid(), body: z.unknown() });

/** Values of one kind that the nodes tell each other: sent to all others, parsed on receipt, never answered. */
export class Topic<T> {
  /**
   * @param line null on a single node: nothing is sent, nothing comes
   * @param name of the channel
   */
  constructor(
    private readonly line: RedisLine | null,
    private readonly name: string,
    private readonly schema: z.ZodType<T>,
  ) {}

  /** Never waits and never throws; without a line the value is dropped. */
  publish(value: T): void {
    this.line?.publish(this.name, JSON.stringify({ from: this.line.nodeId, body: value }));
  }

  /** @param listener hears what other nodes published; throwing is logged as an unusable message */
  subscribe(listener: (value: T, from: string) => void): void {
    void this.line?.subscribe(this.name, (bytes) => {
      const { from, body } = envelopeSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
      if (from !== this.line?.nodeId) listener(this.schema.parse(body), from);
    });
  }
}
