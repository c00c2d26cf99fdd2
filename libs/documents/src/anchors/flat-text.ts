import * as Y from 'yjs';

/** A piece of text without anything between its characters. */
export interface TextRun {
  readonly text: Y.XmlText;
  /** Where it begins in the flat text. */
  readonly at: number;
  readonly length: number;
  /** Where it begins for ProseMirror, in the document that the fragment is. */
  readonly position: number;
}

/** The text of a section as one string, with the way back into the document. Offsets are UTF-16 units. */
export interface FlatText {
  /** Blocks, cells and line breaks are separated by line feeds; what is no character in a run is U+FFFC. */
  readonly string: string;
  readonly runs: readonly TextRun[];
  /** Where each element and text of the fragment begins and ends in the string. */
  readonly bounds: ReadonlyMap<unknown, { readonly from: number; readonly to: number }>;
}

/** Nodes that take one position in ProseMirror; libs/editor has no others without content. */
const LEAVES: ReadonlySet<string> = new Set(['image', 'hardBreak', 'horizontalRule']);

type Step = { readonly node: unknown } | { readonly close: Y.XmlElement };

/** Reads a fragment. Only reads, and never throws, whatever lies in it. */
export function flatText(fragment: Y.XmlFragment): FlatText {
  const runs: TextRun[] = [];
  const bounds = new Map<unknown, { from: number; to: number }>();
  let string = '';
  let position = 0;
  let apart = false;
  // Its own stack: hostile nesting must not exhaust the call stack.
  const stack: Step[] = childrenOf(fragment);
  bounds.set(fragment, { from: 0, to: 0 });
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if ('close' in step) {
      position += 1;
      apart = true;
      const begun = bounds.get(step.close);
      if (begun) begun.to = string.length;
    } else if (step.node instanceof Y.XmlText) {
      const content = contentOf(step.node);
      if (apart && string !== '' && content !== '') string += '\n';
      if (content !== '') apart = false;
      runs.push({ text: step.node, at: string.length, length: content.length, position });
      bounds.set(step.node, { from: string.length, to: string.length + content.length });
      string += content;
      position += content.length;
    } else if (step.node instanceof Y.XmlElement) {
      apart = true;
      bounds.set(step.node, { from: string.length, to: string.length });
      position += 1;
      if (LEAVES.has(step.node.nodeName)) continue;
      stack.push({ close: step.node }, ...childrenOf(step.node));
    }
  }
  bounds.set(fragment, { from: 0, to: string.length });
  return { string, runs, bounds };
}

function childrenOf(parent: Y.XmlFragment): Step[] {
  return parent
    .toArray()
    .reverse()
    .map((node) => ({ node }));
}

function contentOf(text: Y.XmlText): string {
  const delta = text.toDelta() as { readonly insert?: unknown }[];
  return delta.map(({ insert }) => (typeof insert === 'string' ? insert : '\uFFFC')).join('');
}

/** The run that an offset lies in; of two that meet there the one that ends, with `right` the one that begins. */
export function runAt({ runs }: FlatText, offset: number, right = false): TextRun | null {
  let found: TextRun | null = null;
  for (const run of runs) {
    if (run.at > offset) break;
    if (offset <= run.at + run.length && (found === null || right || found.at + found.length < offset)) found = run;
  }
  return found;
}

/** An offset of the flat text as a position of ProseMirror; null: there is no text. */
export function editorPosition(flat: FlatText, offset: number, right = false): number | null {
  const run = runAt(flat, offset, right);
  return run && run.position + offset - run.at;
}

/** A position of ProseMirror as an offset of the flat text; of one between two texts that of the nearer end before it. */
export function flatOffset({ runs }: FlatText, position: number): number {
  let offset = 0;
  for (const run of runs) {
    if (run.position > position) break;
    offset = run.at + Math.min(run.length, position - run.position);
  }
  return offset;
}
