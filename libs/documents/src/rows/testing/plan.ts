import * as Y from 'yjs';
import { addRows, addSection, listRows } from '../../index.js';

/** Origin of one's own changes. */
export const MINE = Symbol('mine');

/** A study plan of two modules and three topics. */
export function plan(): { doc: Y.Doc; id: string; m1: string; m2: string; t: string[] } {
  const doc = new Y.Doc();
  const id = addSection(doc, { kind: 'study-plan', title: 'План' });
  const [m1 = '', m2 = '', ...t] = addRows(doc, id, [
    { type: 'module', localId: 'a', cells: { title: 'М1' } },
    { type: 'module', localId: 'b', cells: { title: 'М2' } },
    { type: 'topic', parentId: 'a', cells: { title: 'Т1', lectures: 1 } },
    { type: 'topic', parentId: 'a', cells: { title: 'Т2', lectures: 2 } },
    { type: 'topic', parentId: 'b', cells: { title: 'Т3', lectures: 3.5 } },
  ]);
  return { doc, id, m1, m2, t };
}

export const titles = (doc: Y.Doc, id: string, removed = false): unknown[] =>
  listRows(doc, id, { removed }).map(({ cells }) => cells['title']);

export function replica(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  return other;
}

export function merge(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

export const undoOf = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(doc.getMap('sections'), { trackedOrigins: new Set([MINE]), captureTimeout: 0 });
