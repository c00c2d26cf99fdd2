import { describe, expect, it } from '@jest/globals';
import {
  finalReason,
  leavingLosesText,
  mendableReason,
  offersUnsentText,
  saveView,
  type LocalFacts,
  type SyncFacts,
} from './save-view';

const sync = (facts: Partial<SyncFacts>): SyncFacts => ({
  state: 'saved',
  closeCode: null,
  reason: null,
  access: 'write',
  ...facts,
});
const clean: LocalFacts = { pending: false, kept: true, flushed: true };
const dirty: LocalFacts = { pending: true, kept: true, flushed: true };
const homeless: LocalFacts = { pending: true, kept: false, flushed: false };

describe('saveView', () => {
  it('says saved only when nothing is pending', () => {
    expect(saveView(sync({}), clean).kind).toBe('saved');
    expect(saveView(sync({}), dirty).kind).toBe('saving');
    expect(saveView(sync({ state: 'saving' }), dirty).kind).toBe('saving');
  });

  it('tells offline with and without edits apart', () => {
    expect(saveView(sync({ state: 'offline' }), clean)).toEqual({ kind: 'offline', reason: null });
    expect(saveView(sync({ state: 'offline' }), dirty)).toEqual({ kind: 'offline-kept', reason: null });
  });

  it('does not claim that edits are kept when the browser keeps nothing', () => {
    expect(saveView(sync({ state: 'offline' }), homeless)).toEqual({ kind: 'unsaved', reason: 'not-kept' });
  });

  it('does not say connecting while edits wait', () => {
    expect(saveView(sync({ state: 'connecting' }), clean).kind).toBe('connecting');
    expect(saveView(sync({ state: 'connecting' }), dirty).kind).toBe('offline-kept');
  });

  it.each([
    [4401, 'signed-out', 'session-ended'],
    [4403, 'access-lost', 'no-right'],
    [4404, 'deleted', 'gone'],
    [4409, 'client-id-taken', 'client-id'],
    [4400, 'protocol-error', 'refused'],
    [1009, 'too-large', 'too-large'],
  ] as const)('explains the final close code %i', (closeCode, because, reason) => {
    const facts = sync({ state: 'offline', closeCode, reason: because });
    expect(finalReason(facts)).toBe(reason);
    expect(saveView(facts, dirty)).toEqual({ kind: 'unsaved', reason });
    expect(saveView(facts, clean)).toEqual({ kind: 'offline', reason });
  });

  it('tells a withdrawn right from passing trouble', () => {
    const because = (reason: SyncFacts['reason']) => saveView(sync({ state: 'unsaved', reason }), dirty).reason;
    expect(because('access-lost')).toBe('read-only');
    expect(because('storage-unavailable')).toBe('storage');
    expect(because('no-acknowledgement')).toBe('no-answer');
    expect(because('document-full')).toBe('full');
    expect(because('too-much-pending')).toBe('incomplete');
  });

  it('says why there is no connection while it is tried again', () => {
    const reason = 'too-many-connections';
    expect(saveView(sync({ state: 'offline', reason }), clean)).toEqual({ kind: 'offline', reason: 'crowded' });
    expect(saveView(sync({ state: 'unsaved', reason }), dirty)).toEqual({ kind: 'unsaved', reason: 'crowded' });
    expect(finalReason(sync({ state: 'unsaved', reason }))).toBeNull();
  });
});

describe('offersUnsentText', () => {
  it('offers the text once it cannot reach the server any more', () => {
    for (const facts of [
      sync({ state: 'offline', closeCode: 4403, reason: 'access-lost' }),
      sync({ state: 'unsaved', reason: 'access-lost', access: 'read' }),
    ]) {
      expect(offersUnsentText(saveView(facts, dirty), dirty)).toBe(true);
      expect(offersUnsentText(saveView(facts, clean), clean)).toBe(false);
    }
  });

  it('leaves it alone while it is going to be sent', () => {
    for (const facts of [
      sync({ state: 'offline' }),
      sync({ state: 'unsaved', reason: 'storage-unavailable' }),
      sync({ state: 'unsaved', reason: 'no-acknowledgement' }),
      sync({ state: 'unsaved', reason: 'document-full' }),
      sync({ state: 'unsaved', reason: 'too-much-pending' }),
      sync({ state: 'unsaved', reason: 'too-many-connections' }),
    ]) {
      expect(offersUnsentText(saveView(facts, dirty), dirty)).toBe(false);
    }
    const ended = saveView(sync({ state: 'offline', closeCode: 4401, reason: 'signed-out' }), dirty);
    expect(offersUnsentText(ended, dirty)).toBe(false);
    expect(offersUnsentText(ended, homeless)).toBe(true);
  });
});

describe('mendableReason', () => {
  it('names what people can do something about', () => {
    const reasonOf = (reason: SyncFacts['reason']) =>
      mendableReason(saveView(sync({ state: 'unsaved', reason }), dirty));
    expect(reasonOf('document-full')).toBe('full');
    expect(reasonOf('too-much-pending')).toBe('incomplete');
    expect(reasonOf('too-many-connections')).toBe('crowded');
    expect(reasonOf('storage-unavailable')).toBeNull();
    expect(mendableReason(saveView(sync({}), clean))).toBeNull();
  });
});

describe('leavingLosesText', () => {
  it('asks only when the text would be lost', () => {
    const offline = sync({ state: 'offline' });
    expect(leavingLosesText(saveView(offline, dirty), dirty)).toBe(false);
    expect(leavingLosesText(saveView(offline, homeless), homeless)).toBe(true);
    expect(leavingLosesText(saveView(sync({}), clean), clean)).toBe(false);
    const full = sync({ state: 'unsaved', reason: 'document-full' });
    expect(leavingLosesText(saveView(full, dirty), dirty)).toBe(false);
    expect(leavingLosesText(saveView(full, homeless), homeless)).toBe(true);
    const shut = sync({ state: 'offline', closeCode: 4403, reason: 'access-lost' });
    expect(leavingLosesText(saveView(shut, dirty), dirty)).toBe(true);
  });
});
