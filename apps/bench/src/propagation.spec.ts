import * as Y from 'yjs';
import { Propagation } from './propagation.js';

describe('propagation', () => {
  it('finds edits again, one by one or merged, once for each receiver and not at their author', () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    const updates: Uint8Array[] = [];
    doc.on('update', (update) => updates.push(update));
    const propagation = new Propagation();
    propagation.measuring = true;
    for (const letter of 'абв') {
      propagation.sent(5, doc.getText('bench').length, 100);
      doc.getText('bench').insert(doc.getText('bench').length, letter);
    }
    const [one, merged, author] = [propagation.receiver(), propagation.receiver(), propagation.receiver(5)];
    for (const update of updates) one.receive(update, 101);
    merged.receive(Y.mergeUpdates(updates), 104);
    merged.receive(Y.encodeStateAsUpdate(doc), 110);
    author.receive(Y.mergeUpdates(updates), 101);
    expect(propagation.samples).toEqual([1, 1, 1, 4, 4, 4]);
    expect(propagation.measured).toBe(3);
    expect(one.seen.get(5)).toBe(3);
  });

  it('leaves out what was sent outside of the window', () => {
    const doc = new Y.Doc();
    doc.clientID = 5;
    const propagation = new Propagation();
    propagation.sent(5, 0, 100);
    doc.getText('bench').insert(0, 'а');
    propagation.receiver().receive(Y.encodeStateAsUpdate(doc), 101);
    expect(propagation.samples).toEqual([]);
    expect(propagation.measured).toBe(0);
  });
});
