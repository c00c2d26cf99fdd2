import * as encoding from 'lib0/encoding';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as Y from 'yjs';
import { DamagedStateError, FoldAbortedError, type FoldJob } from '../folder.js';
import { scanUpdate } from '../update-scan.js';
import { foldState } from './fold-state.js';
import { WorkerFolder, type WorkerFolderOptions } from './worker-folder.js';

const PATIENT = 60_000;

function write(fill: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  fill(encoder);
  return encoding.toUint8Array(encoder);
}

function writeUints(encoder: encoding.Encoder, ...values: number[]): void {
  for (const value of values) encoding.writeVarUint(encoder, value);
}

/**
 * A long word, and letters that want to stand before its 1st, 2nd, 3rd … character: to place one Yjs walks over all that is before it.
 * 10,000 of them, 70 KB, take it half a minute.
 */
function quadratic(count: number): Uint8Array {
  return write((encoder) => {
    writeUints(encoder, 2, count, 2, 0);
    for (let i = 0; i < count; i++) {
      writeUints(encoder, 4 | 64, 1, i);
      encoding.writeVarString(encoder, 'a');
    }
    writeUints(encoder, 1, 1, 0, 4, 1);
    encoding.writeVarString(encoder, 'text');
    encoding.writeVarString(encoder, 'x'.repeat(count));
    writeUints(encoder, 0);
  });
}

/** Many small values, each an object of its own in memory. */
function heavy(count: number): Uint8Array {
  return write((encoder) => {
    writeUints(encoder, 1, count, 2, 0);
    for (let i = 0; i < count; i++) {
      writeUints(encoder, 7, 1);
      encoding.writeVarString(encoder, 'list');
      writeUints(encoder, 1);
    }
    writeUints(encoder, 0);
  });
}

function typed(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('text').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

describe('WorkerFolder', () => {
  const open: WorkerFolder[] = [];

  function folder(options: Partial<WorkerFolderOptions> = {}): WorkerFolder {
    const created = new WorkerFolder({ timeoutMs: PATIENT, ...options });
    open.push(created);
    return created;
  }

  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });

  it('gives what folding in place gives, and leaves the bytes of the caller alone', async () => {
    // A view on a larger buffer, as frames from a socket are.
    const pooled = Buffer.concat([Buffer.alloc(50), typed('из кадра'), Buffer.alloc(50)]).subarray(50, -50);
    const job: FoldJob = { base: typed('основа'), updates: [pooled, Uint8Array.of(9), typed('ещё')] };
    const before = [job.base, ...job.updates].map((bytes) => Uint8Array.from(bytes as Uint8Array));
    const folded = await folder().fold(job);
    expect(folded).toEqual(foldState(job));
    expect(folded.refused).toEqual([1]);
    expect([job.base, ...job.updates].map((bytes) => Uint8Array.from(bytes as Uint8Array))).toEqual(before);
  });

  it('takes one job after another', async () => {
    const one = folder();
    const updates = Array.from({ length: 5 }, (_, i) => typed(`слово ${i}`));
    const results = updates.map((update) => one.fold({ base: null, updates: [update] }));
    expect(one.queued).toBe(5);
    const states = (await Promise.all(results)).map(({ state }) => Buffer.from(state));
    expect(states).toEqual(updates.map((update) => Buffer.from(foldState({ base: null, updates: [update] }).state)));
    expect(one.queued).toBe(0);
  });

  it('tells a damaged base from its own failures', async () => {
    const one = folder();
    await expect(one.fold({ base: Uint8Array.of(1, 1), updates: [] })).rejects.toBeInstanceOf(DamagedStateError);
    await expect(one.fold({ base: null, updates: [typed('дальше')] })).resolves.toMatchObject({ refused: [] });
  });

  it(
    'S23: ends an update that would take minutes, while the main thread goes on',
    async () => {
      const crafted = quadratic(10_000);
      expect(crafted.length).toBeLessThan(100_000);
      expect(scanUpdate(crafted).count).toBe(10_001);
      const one = folder({ timeoutMs: 2_000 });
      await one.fold({ base: null, updates: [typed('разогрев')] });
      const delay = monitorEventLoopDelay({ resolution: 10 });
      delay.enable();
      const started = performance.now();
      const stuck = one.fold({ base: null, updates: [crafted] });
      const behind = one.fold({ base: null, updates: [typed('следующий')] });
      await expect(stuck).rejects.toBeInstanceOf(FoldAbortedError);
      const took = performance.now() - started;
      delay.disable();
      expect(took).toBeGreaterThan(1_900);
      expect(took).toBeLessThan(4_000);
      expect(delay.max / 1e6).toBeLessThan(200);
      await expect(behind).resolves.toMatchObject({ refused: [] });
    },
    PATIENT,
  );

  it(
    'S23: ends an update that would take all memory',
    async () => {
      const one = folder({ maxOldGenerationSizeMb: 32 });
      const crafted = heavy(250_000);
      expect(() => scanUpdate(crafted)).not.toThrow();
      await expect(one.fold({ base: null, updates: [crafted] })).rejects.toBeInstanceOf(FoldAbortedError);
      await expect(one.fold({ base: null, updates: [typed('дальше')] })).resolves.toMatchObject({ refused: [] });
    },
    PATIENT,
  );

  it('ends a worker without work, and starts another when there is some', async () => {
    const one = folder({ idleMs: 1 });
    const first = await one.fold({ base: null, updates: [typed('раз')] });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(one.fold({ base: first.state, updates: [] })).resolves.toMatchObject({ state: first.state });
  });

  it('fails what is not finished when it is closed', async () => {
    const one = folder();
    const jobs = [quadratic(10_000), typed('ждёт')].map((update) => one.fold({ base: null, updates: [update] }));
    const settled = Promise.allSettled(jobs);
    await one.close();
    for (const result of await settled) expect(result).toMatchObject({ reason: expect.any(FoldAbortedError) as Error });
    await expect(one.fold({ base: null, updates: [] })).rejects.toBeInstanceOf(FoldAbortedError);
  });
});
