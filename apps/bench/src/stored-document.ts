import * as Y from 'yjs';
import { Client, type Address } from './client.js';
import type { ContestantName, Deployment } from './contestants/contestant.js';
import { Propagation } from './propagation.js';
import { loadRecording, updatesOf, type Recording } from './recording.js';
import type { Bench, Stored } from './scenarios/scenario.js';
import { sleep, until } from './wait.js';
import { TEXT } from './writer.js';

let recording: Recording | null = null;

/** The recording; read once. */
export function theRecording(): Recording {
  recording ??= loadRecording();
  return recording;
}

export interface WriteOptions {
  /** How many times the recording is written. */
  copies: number;
  /** Edits in one update. */
  perUpdate: number;
  /** Updates that may be under way. */
  ahead: number;
  /** Under way: not reported saved yet, so that each lot is stored by itself. Else, and where nothing is reported: not seen by another client yet. */
  untilSaved?: boolean;
  /** `settle`: everybody leaves, the server does what it has to do then and is ended; `kill`: kill -9 as soon as all is stored. */
  end: 'settle' | 'kill';
  env?: Partial<Record<ContestantName, Record<string, string>>>;
}

/** Longer than any contestant waits before it puts a document away that nobody has open. */
const SETTLE_MS = 15_000;

/** Lets a contestant take in the recording as typed, once in a run, and keeps its data for all openings. */
export async function storedDocument(bench: Bench, key: string, options: WriteOptions): Promise<Stored> {
  const known = bench.memory.get(key);
  if (known) return known;
  const deployment = await bench.contestant.deploy(bench.lab, { env: options.env });
  try {
    const [documentId] = (await deployment.createDocuments(1)) as [string];
    const untilSaved = options.untilSaved && bench.contestant.reportsSaved;
    const bytes = await write(deployment, documentId, { ...options, untilSaved });
    if (options.end === 'settle') await sleep(SETTLE_MS);
    await deployment.nodes[0]?.untilIdle();
    const rows = await deployment.rows?.(documentId);
    if (options.end === 'kill') await Promise.all(deployment.nodes.map((node) => node.kill()));
    const stored: Stored = { ...(await deployment.keep()), documentId, bytes, rows };
    bench.memory.set(key, stored);
    return stored;
  } catch (error) {
    await deployment.end();
    throw error;
  }
}

/** @returns bytes of the state that a newcomer gets */
async function write(deployment: Deployment, documentId: string, options: WriteOptions): Promise<number> {
  const { copies, perUpdate, ahead, untilSaved } = options;
  const receiver = new Propagation().receiver();
  const address = (person: number): Address => deployment.address(documentId, person);
  const reader = await Client.open(address(1), { update: (update, now) => receiver.receive(update, now) });
  let saved = 0;
  const writer = await Client.open(address(0), { saved: (count) => (saved = count) });
  // The answer of the handshake is a state-carrying message, too.
  if (untilSaved) await until('the first word of what is saved', () => saved > 0);
  const handshake = untilSaved ? saved : 0;
  const state = new Y.Doc();
  let sent = 0;
  const isSeen = (): boolean => {
    const clocks = Y.decodeStateVector(Y.encodeStateVector(state));
    return [...clocks].every(([client, clock]) => (receiver.seen.get(client) ?? 0) >= clock);
  };
  for (const update of updatesOf(theRecording(), copies, perUpdate)) {
    writer.send(update);
    sent++;
    Y.applyUpdate(state, update);
    if (sent % ahead > 0) continue;
    if (untilSaved) await until('what was sent to be saved', () => saved >= handshake + sent, 60_000);
    else await until('what was sent to be seen', isSeen, 60_000);
  }
  await until('everything to be seen', isSeen, 60_000);
  if (untilSaved) await until('everything to be saved', () => saved >= handshake + sent, 60_000);
  await Promise.all([writer.close(), reader.close()]);
  return Y.encodeStateAsUpdate(state).length;
}

const WARM_UPS = 8;
let recordedState: Uint8Array | null = null;

/** Has the generator integrate the document a few times, so that its own cold code is not counted against whoever comes first. */
export function warmUpReading(): void {
  if (!recordedState) {
    const state = new Y.Doc();
    for (const update of updatesOf(theRecording(), 1, 1)) Y.applyUpdate(state, update);
    recordedState = Y.encodeStateAsUpdate(state);
  }
  for (let at = 0; at < WARM_UPS; at++) Y.applyUpdate(new Y.Doc(), recordedState);
}

/** Milliseconds from the call that opens the connection. */
export interface Opening {
  /** To the first frame with content. */
  firstBytes: number;
  /** To a document in which there is everything. */
  full: number;
  client: Client;
}

/** Opens the document as an editor does, and checks that it is what was written. */
export async function openDocument(address: Address, copies = 1): Promise<Opening> {
  const expected = theRecording().endContent;
  const doc = new Y.Doc();
  const texts = Array.from({ length: copies }, (_, copy) => doc.getText(copy === 0 ? TEXT : `${TEXT}-${copy}`));
  const begun = performance.now();
  let [firstBytes, full] = [0, 0];
  const client = new Client(address, {
    update(update, now) {
      if (update.length > 2 && firstBytes === 0) firstBytes = now - begun;
      Y.applyUpdate(doc, update);
      if (full === 0 && texts.every((text) => text.length === expected.length)) full = performance.now() - begun;
    },
  });
  await client.synced;
  await until('the whole document', () => full > 0, 120_000);
  if (texts.some((text) => text.toString() !== expected)) throw new Error('the document is not what was written');
  return { firstBytes, full, client };
}
