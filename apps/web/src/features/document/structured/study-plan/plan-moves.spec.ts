import { describe, expect, it } from '@jest/globals';
import type { PlanRow } from '@soproekt/domain';
import { dropped, movedBy } from './plan-moves';

const row = (id: string, type: PlanRow['type'], parentId: string | null = null): PlanRow => ({
  sectionId: 's',
  id,
  type,
  parentId,
  attestation: type === 'attestation' ? 'final' : null,
  number: '',
  title: id,
  hours: { lectures: null, practice: null, selfStudy: null, internship: null },
  total: null,
  distance: null,
  control: '',
  implementers: [],
  results: [],
  planSectionId: null,
});

/** м1 (т1, т2), м2 (), м3 (т3), иа */
const plan = [
  row('м1', 'module'),
  row('т1', 'topic', 'м1'),
  row('т2', 'topic', 'м1'),
  row('м2', 'module'),
  row('м3', 'module'),
  row('т3', 'topic', 'м3'),
  row('иа', 'attestation'),
];

describe('movedBy', () => {
  it('moves modules and attestations among themselves', () => {
    expect(movedBy(plan, 'м2', -1)).toEqual({ parentId: null, toIndex: 0 });
    expect(movedBy(plan, 'иа', -1)).toEqual({ parentId: null, toIndex: 2 });
    expect(movedBy(plan, 'м1', -1)).toBeNull();
    expect(movedBy(plan, 'иа', 1)).toBeNull();
  });

  it('moves topics within their module, and at its edge to the neighbouring one', () => {
    expect(movedBy(plan, 'т2', -1)).toEqual({ parentId: 'м1', toIndex: 0 });
    expect(movedBy(plan, 'т2', 1)).toEqual({ parentId: 'м2', toIndex: 0 });
    expect(movedBy(plan, 'т3', -1)).toEqual({ parentId: 'м2', toIndex: 0 });
    expect(movedBy(plan, 'т1', -1)).toBeNull();
    expect(movedBy(plan, 'т3', 1)).toBeNull();
  });
});

describe('dropped', () => {
  it('puts topics beside topics and into modules', () => {
    expect(dropped(plan, 'т1', 'т2', 'after')).toEqual({ parentId: 'м1', toIndex: 1 });
    expect(dropped(plan, 'т3', 'т1', 'before')).toEqual({ parentId: 'м1', toIndex: 0 });
    expect(dropped(plan, 'т1', 'м2', 'after')).toEqual({ parentId: 'м2', toIndex: 0 });
    expect(dropped(plan, 'т3', 'м2', 'before')).toEqual({ parentId: 'м1', toIndex: 2 });
    expect(dropped(plan, 'т1', 'иа', 'after')).toEqual({ parentId: 'м3', toIndex: 1 });
    expect(dropped(plan, 'т3', 'м1', 'before')).toEqual({ parentId: 'м1', toIndex: 0 });
  });

  it('puts modules beside what stands at the top; over a topic behind its module', () => {
    expect(dropped(plan, 'м1', 'м3', 'before')).toEqual({ parentId: null, toIndex: 1 });
    expect(dropped(plan, 'м1', 'м3', 'after')).toEqual({ parentId: null, toIndex: 2 });
    expect(dropped(plan, 'м1', 'т3', 'before')).toEqual({ parentId: null, toIndex: 2 });
    expect(dropped(plan, 'м1', 'т1', 'after')).toBeNull();
    expect(dropped(plan, 'м1', 'м1', 'after')).toBeNull();
  });
});
