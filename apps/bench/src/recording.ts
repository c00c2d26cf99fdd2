import { createRandom, tracesDirectory } from '@soproekt/testing';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import { z } from 'zod';
import { ROOT } from './lab.js';
import { TEXT } from './writer.js';

/** Position, number of characters deleted, text inserted. */
const patchSchema = z.tuple([z.int().nonnegative(), z.int().nonnegative(), z.string()]);
type Patch = z.infer<typeof patchSchema>;
const recordingSchema = z.object({
  endContent: z.string(),
  txns: z.array(z.object({ patches: z.array(patchSchema) })),
});

/** How one author wrote a text. */
export interface Recording {
  /** Where it comes from. */
  source: string;
  patches: readonly Patch[];
  endContent: string;
}

const NAME = 'seph-blog1';
const GENERATED_EDITS = 130_000;

/** The recorded session, or one made up with a seed where the recording is not there. */
export function loadRecording(): Recording {
  const file = join(tracesDirectory(ROOT), `${NAME}.json.gz`);
  if (!existsSync(file)) return generateRecording(1, GENERATED_EDITS);
  const { endContent, txns } = recordingSchema.parse(JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')));
  // Its positions count code points, Yjs counts UTF-16 units: the same as long as nothing is beyond the basic plane.
  if (/[\u{10000}-\u{10ffff}]/u.test(endContent)) throw new Error(`${NAME} has characters beyond the basic plane`);
  return { source: NAME, endContent, patches: txns.flatMap(({ patches }) => patches) };
}

/** Somebody who types at one place for a while, takes some of it back, and goes elsewhere. */
export function generateRecording(seed: number, edits: number): Recording {
  const random = createRandom(seed);
  const letters = [...'абвгдежзийклмнопрстуфхцчшщыьэюя ,.'];
  const doc = new Y.Doc();
  const text = doc.getText(TEXT);
  const patches: Patch[] = [];
  let at = 0;
  doc.transact(() => {
    while (patches.length < edits) {
      if (random.chance(0.01)) at = random.int(text.length + 1);
      if (at > 0 && random.chance(0.25)) {
        text.delete(--at, 1);
        patches.push([at, 1, '']);
      } else {
        const letter = random.pick(letters);
        text.insert(at, letter);
        patches.push([at++, 0, letter]);
      }
    }
  });
  return { source: `generated with seed ${seed}`, patches, endContent: text.toString() };
}

/**
 * The recording as Yjs updates, typed anew for each copy by an author of its own, one copy after the other.
 * @param perUpdate edits in one update; 1: keystroke by keystroke
 */
export function* updatesOf(recording: Recording, copies: number, perUpdate: number): Generator<Uint8Array> {
  for (let copy = 0; copy < copies; copy++) {
    const doc = new Y.Doc();
    doc.clientID = 1_000 + copy;
    const text = doc.getText(copy === 0 ? TEXT : `${TEXT}-${copy}`);
    let made: Uint8Array = new Uint8Array();
    doc.on('update', (update) => (made = update));
    for (let from = 0; from < recording.patches.length; from += perUpdate) {
      doc.transact(() => {
        for (const [position, deleted, inserted] of recording.patches.slice(from, from + perUpdate)) {
          if (deleted > 0) text.delete(position, deleted);
          if (inserted) text.insert(position, inserted);
        }
      });
      yield made;
    }
  }
}
