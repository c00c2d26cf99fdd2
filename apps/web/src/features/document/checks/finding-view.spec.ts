import type { Finding } from '@soproekt/domain';
import {
  countLevels,
  EVERYTHING,
  findingKeys,
  groupFindings,
  NOWHERE,
  reuseFindings,
  sectionMarks,
} from './finding-view';

const finding = (change: Partial<Finding> = {}): Finding => ({
  code: 'V03',
  level: 'error',
  sectionId: 'plan',
  place: { rowId: 'r1', column: 'total' },
  variant: 'differs',
  params: {},
  ...change,
});
const outline = [
  { id: 'title-page', kind: 'text', role: 'title-page', title: 'Титульный лист' },
  { id: 'passport', kind: 'passport', role: null, title: 'Паспорт' },
  { id: 'plan', kind: 'study-plan', role: null, title: 'План' },
];

describe('findings as the list shows them', () => {
  const list = [
    finding(),
    finding({ code: 'V10', level: 'warning', sectionId: 'passport', place: { field: 'learnerCategories' } }),
    finding({ code: 'V17', sectionId: null, place: {}, params: { part: 'calendar' } }),
    finding({ code: 'V22', level: 'hint' }),
    finding({ code: 'V07', level: 'warning', sectionId: 'gone' }),
  ];

  it('have the printed numbers of their sections: a title page has none', () => {
    const groups = groupFindings([...list, finding({ code: 'V17', sectionId: 'title-page', place: {} })], outline);
    expect(groups.map(({ key, number }) => [key, number])).toEqual([
      ['title-page', null],
      ['passport', 1],
      ['plan', 2],
      [NOWHERE, null],
    ]);
  });

  it('stand by section in the order of the document, what stands nowhere last', () => {
    const groups = groupFindings(list, outline);
    expect(groups.map(({ key, number }) => [key, number])).toEqual([
      ['passport', 1],
      ['plan', 2],
      [NOWHERE, null],
    ]);
    expect(groups[1]?.findings.map(({ code }) => code)).toEqual(['V03', 'V22']);
    // A section that was taken out a moment ago is nowhere too.
    expect(groups[2]?.findings.map(({ code }) => code)).toEqual(['V17', 'V07']);
  });

  it('are filtered by level and by section', () => {
    const codes = (filter: Parameters<typeof groupFindings>[2]) =>
      groupFindings(list, outline, filter).flatMap(({ findings }) => findings.map(({ code }) => code));
    expect(codes({ ...EVERYTHING, level: 'warning' })).toEqual(['V10', 'V07']);
    expect(codes({ ...EVERYTHING, section: 'plan' })).toEqual(['V03', 'V22']);
    expect(codes({ level: 'hint', section: 'plan' })).toEqual(['V22']);
    expect(codes({ ...EVERYTHING, section: NOWHERE })).toEqual(['V17', 'V07']);
  });

  it('are counted by level', () => {
    expect(countLevels(list)).toEqual({ error: 2, warning: 2, hint: 1 });
  });

  it('mark a section by its worst level, and not for hints', () => {
    const marks = sectionMarks([...list, finding({ level: 'warning' }), finding({ level: 'hint', sectionId: 'calm' })]);
    expect(marks.get('plan')).toEqual({ level: 'error', count: 2 });
    expect(marks.get('passport')).toEqual({ level: 'warning', count: 1 });
    expect(marks.has('calm')).toBe(false);
  });

  it('keep their key while their numbers change, and never share one', () => {
    const before = findingKeys([finding({ params: { sum: 6 } }), finding({ params: { sum: 6 } })]);
    expect(new Set(before).size).toBe(2);
    expect(findingKeys([finding({ params: { sum: 7 } })])[0]).toBe(before[0]);
  });

  it('are the same list when they say the same', () => {
    const before = [finding(), finding({ code: 'V06' })];
    expect(reuseFindings(before, [finding(), finding({ code: 'V06' })])).toBe(before);
    const after = reuseFindings(before, [finding({ params: { sum: 1 } }), finding({ code: 'V06' })]);
    expect(after[0]).toEqual(finding({ params: { sum: 1 } }));
    expect(after[1]).toBe(before[1]);
    expect(reuseFindings(before, [])).toEqual([]);
  });
});
