import { jest } from '@jest/globals';
import { EXPORT_SIZES, EXPORT_SPACINGS, exportQuerySchema } from '@soproekt/contracts';
import { fileNameOf } from '../../../app/api/download';
import type { SessionSnapshot } from '../lib/collab-session';
import { DEFAULT_OPTIONS, exportQuery, fileName } from './export-options';
import { saveWait, whenSaved } from './wait-for-save';

describe('what is asked for', () => {
  it('is only what means something for the format', () => {
    const all = { ...DEFAULT_OPTIONS, remarks: true, findings: true };
    expect(exportQuery(all)).toEqual({
      profile: 'gost-2025',
      size: '14',
      spacing: 1.15,
      remarks: 'true',
      findings: 'true',
    });
    expect(exportQuery({ ...all, format: 'md', findings: false })).toEqual({ remarks: 'true' });
    expect(exportQuery({ ...all, format: 'json', remarks: false })).toEqual({ findings: 'true' });
    for (const size of EXPORT_SIZES) {
      expect(exportQuerySchema.safeParse(exportQuery({ ...all, size })).success).toBe(true);
    }
    for (const spacing of EXPORT_SPACINGS) {
      const asked = new URLSearchParams(
        Object.entries(exportQuery({ ...all, spacing })).map(([k, v]) => [k, String(v)]),
      );
      expect(exportQuerySchema.parse(Object.fromEntries(asked)).spacing).toBe(spacing);
    }
  });
});

describe('the name of the file', () => {
  it('is that of the server, in any script', () => {
    expect(fileNameOf(`attachment; filename="a.docx"; filename*=UTF-8''%D0%9F%D0%BB%D0%B0%D0%BD.docx`)).toBe(
      'План.docx',
    );
    expect(fileNameOf('attachment; filename="plan.pdf"')).toBe('plan.pdf');
    expect(fileNameOf(`attachment; filename*=UTF-8''%E0%A4%A`)).toBeNull();
    expect(fileNameOf(null)).toBeNull();
  });

  it('is made of the title otherwise, without what file systems refuse', () => {
    expect(fileName('Программа: «Данные / план»?', 'docx')).toBe('Программа «Данные план».docx');
    expect(fileName('???', 'pdf')).toBe('document.pdf');
  });
});

describe('waiting for what is not saved yet', () => {
  const snapshot = (kind: SessionSnapshot['save']['kind'], pending: boolean): SessionSnapshot =>
    ({ save: { kind, reason: null }, local: { pending, kept: true, flushed: true } }) as SessionSnapshot;

  /** A session whose state can be set. */
  function session(first: SessionSnapshot) {
    let current = first;
    const listeners = new Set<() => void>();
    return {
      getSnapshot: () => current,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      become: (next: SessionSnapshot) => {
        current = next;
        for (const listener of [...listeners]) listener();
      },
      listeners,
    };
  }

  it('knows when there is nothing to wait for, and when waiting is of no use', () => {
    expect(saveWait(snapshot('saved', false))).toBe('saved');
    expect(saveWait(snapshot('saving', true))).toBe('waiting');
    expect(saveWait(snapshot('offline-kept', true))).toBe('impossible');
    expect(saveWait(snapshot('unsaved', true))).toBe('impossible');
  });

  it('ends when all is saved, and not before', async () => {
    const held = session(snapshot('saving', true));
    const done = jest.fn();
    const waiting = whenSaved(held, new AbortController().signal).then(done);
    held.become(snapshot('saving', true));
    await Promise.resolve();
    expect(done).not.toHaveBeenCalled();
    held.become(snapshot('saved', false));
    await waiting;
    expect(done).toHaveBeenCalledWith(true);
    expect(held.listeners.size).toBe(0);
  });

  it('gives up when the connection is lost meanwhile', async () => {
    const held = session(snapshot('saving', true));
    const waiting = whenSaved(held, new AbortController().signal);
    held.become(snapshot('offline-kept', true));
    await expect(waiting).resolves.toBe(false);
  });

  it('ends with the cancellation', async () => {
    const held = session(snapshot('saving', true));
    const control = new AbortController();
    const waiting = whenSaved(held, control.signal);
    control.abort(new Error('cancelled'));
    await expect(waiting).rejects.toThrow('cancelled');
    expect(held.listeners.size).toBe(0);
  });
});
