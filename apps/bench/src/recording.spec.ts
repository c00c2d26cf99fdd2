import * as Y from 'yjs';
import { generateRecording, updatesOf } from './recording.js';

describe('recordings', () => {
  it('come out the same however they are cut into updates, and once for each copy', () => {
    const recording = generateRecording(3, 400);
    expect(recording).toEqual(generateRecording(3, 400));
    for (const perUpdate of [1, 150]) {
      const doc = new Y.Doc();
      for (const update of updatesOf(recording, 2, perUpdate)) Y.applyUpdate(doc, update);
      expect(doc.getText('bench').toString()).toBe(recording.endContent);
      expect(doc.getText('bench-1').toString()).toBe(recording.endContent);
    }
  });
});
