/**
 * `npm run bench:threads`: the computing that 200 threads cost a document of 60 pages (30 sections of 20 paragraphs), without network and
 * screen. "open": the state is applied and every section is made a document of the editor; with threads, their answer is parsed and all
 * are located besides, 20 of them by their words because their text was cut. "locate": all of them again, as after a pause in typing.
 */
import { threadSchema } from '@soproekt/contracts';
import { AnchorResolver, listSections, sectionFragment, type Anchor } from '@soproekt/documents';
import { fragmentToNode } from '@soproekt/editor';
import * as Y from 'yjs';
import { z } from 'zod';
import { reviewDocument } from './review-document.js';
import { percentiles } from './statistics.js';

const ROUNDS = 60;
const WARM_UP = 15;
const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** The threads as the server answers them. */
function answerOf(anchors: readonly Anchor[]): string {
  const now = new Date(0).toISOString();
  const person = { userId: id(1), name: 'Рецензент', institutionId: id(2) };
  const threads = anchors.map((anchor, n) => ({
    ...{ id: id(100 + n), documentId: id(3), workspaceId: id(4), number: n + 1, anchor },
    ...{ author: person, state: 'open', outcome: null, assignee: null, dueOn: null, proposal: null, past: [] },
    ...{ createdAt: now, updatedAt: now, follow: 'default' },
    comments: [1, 2, 3].map((c) => ({
      ...{ id: id(1_000 + n * 10 + c), threadId: id(100 + n), author: person },
      body: 'Уточните, пожалуйста: **откуда** эти часы?',
      ...{ createdAt: now, editedAt: null, deletedAt: null, reactions: [] },
    })),
  }));
  return JSON.stringify(threads);
}

const { state, anchors } = reviewDocument();
const answer = answerOf(anchors);
const schema = z.array(threadSchema);

function open(withThreads: boolean): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  for (const section of listSections(doc)) fragmentToNode(sectionFragment(doc, section.id) as Y.XmlFragment);
  if (withThreads) locate(doc, schema.parse(JSON.parse(answer)));
  return doc;
}

function locate(doc: Y.Doc, threads: z.output<typeof schema>): number {
  const resolver = new AnchorResolver(doc);
  return threads.filter(({ anchor }) => resolver.resolve(anchor) !== null).length;
}

function measure(run: () => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const begin = performance.now();
    run();
    if (round >= WARM_UP) times.push(performance.now() - begin);
  }
  return times;
}

const say = (name: string, times: readonly number[], than?: readonly number[]): void => {
  const figures = percentiles(times);
  const ratio = than ? `   × ${((figures.p50 ?? 0) / (percentiles(than).p50 ?? 1)).toFixed(2)}` : '';
  const words = Object.entries(figures).map(([title, ms]) => `${title} ${ms.toFixed(2)} ms`);
  process.stdout.write(`${name.padEnd(28)}${words.join('   ')}${ratio}\n`);
};

const doc = open(false);
const threads = schema.parse(JSON.parse(answer));
process.stdout.write(
  `${threads.length} threads, ${locate(doc, threads)} of them have a place; ${state.length} bytes of text\n`,
);
const without = measure(() => open(false));
say('open without threads', without);
say(
  'open with 200 threads',
  measure(() => open(true)),
  without,
);
say(
  'locate all again',
  measure(() => locate(doc, threads)),
);
