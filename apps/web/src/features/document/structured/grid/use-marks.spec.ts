import { describe, expect, it } from '@jest/globals';
import { STRUCTURED_KINDS } from '@soproekt/documents';
import { checkProgramme, FINDING_CODES, type Finding, type ProgrammeFacts } from '@soproekt/domain';
import { BROKEN_CONTENT, BROKEN_PARTNERSHIPS, BROKEN_PLANS, demoContext, demoFacts } from '@soproekt/domain/testing';
import { cellOf } from '../../checks/go-to-finding';
import { fieldGroups } from '../../passport/passport-fields';
import { calendarPlanRows } from '../calendar/calendar-rows';
import { locateIn } from '../calendar/locate';
import { FIELD_ROW, SUM_ROW } from '../field-row';
import { marksOf, type MarkedTable } from './use-marks';

/** What the tests of the checks break in the demo, and what is then found. */
const CASES = [...BROKEN_PLANS, ...BROKEN_CONTENT, ...BROKEN_PARTNERSHIPS].flatMap(({ name, spoil }) => {
  const sound = { facts: demoFacts(), context: demoContext() };
  const { facts, context } = { ...sound, ...spoil(sound.facts, sound.context) };
  return checkProgramme(facts, context).map((finding) => ({ name, facts, finding }));
});

type Rows = readonly { readonly id: string; readonly sectionId: string }[];

/** The tables of a section as the page shows them. */
function tablesOf(facts: ProgrammeFacts, sectionId: string): MarkedTable[] {
  const { calendar } = facts;
  const table = (rows: Rows, nameColumn: string, columns: readonly string[]): MarkedTable => ({
    sectionId,
    rows: rows.filter((row) => row.sectionId === sectionId),
    nameColumn,
    columns: columns.map((key) => ({ key })),
  });
  const { rows: planCells } = STRUCTURED_KINDS['study-plan'];
  const tables = [
    table(facts.plan, 'title', ['number', ...Object.keys(planCells.module.cells)]),
    table(facts.results, 'wording', ['modules', 'assessment', ...keysOf('planned-results')]),
    table(facts.assessments, 'title', keysOf('assessment-materials')),
    table(facts.sources, 'text', keysOf('conditions')),
    table(facts.conditions, 'text', keysOf('conditions')),
    table(facts.abbreviations, 'short', keysOf('abbreviations')),
  ].filter(({ rows }) => rows.length > 0);
  if (calendar?.sectionId !== sectionId) return tables;
  const periods = calendar.periods.map(({ id, title, startsOn }) => ({ id, title, startsOn, hours: new Map() }));
  const ids = periods.map(({ id }) => id);
  return [
    {
      sectionId,
      rows: calendarPlanRows(facts.plan, periods),
      nameColumn: 'title',
      columns: ['number', 'title', ...ids, 'sum', 'difference'].map((key) => ({ key })),
      locate: locateIn(new Set(ids)),
    },
  ];
}

function keysOf(kind: 'planned-results' | 'assessment-materials' | 'conditions' | 'abbreviations'): string[] {
  return Object.values(STRUCTURED_KINDS[kind].rows).flatMap(({ cells }) => Object.keys(cells));
}

const markedCells = (facts: ProgrammeFacts, finding: Finding): [string, string][] =>
  tablesOf(facts, finding.sectionId ?? '').flatMap((table) =>
    Object.entries(marksOf([finding], table)).flatMap(([rowId, columns]) =>
      Object.keys(columns).map((column): [string, string] => [rowId, column]),
    ),
  );

const inTable = ({ finding: { place } }: (typeof CASES)[number]): boolean =>
  place.rowId !== undefined || place.column !== undefined;

describe('what the checks find', () => {
  it('is looked at here for every check', () => {
    expect([...new Set(CASES.map(({ finding }) => finding.code))].sort()).toEqual([...FINDING_CODES]);
  });

  it.each(FINDING_CODES)('%s marks one cell of one table for each of its places there', (code) => {
    for (const { name, facts, finding } of CASES.filter(inTable).filter((each) => each.finding.code === code)) {
      expect([name, finding.place, markedCells(facts, finding).length]).toEqual([name, finding.place, 1]);
    }
  });

  it.each(FINDING_CODES)('%s leads to the cell that it marks', (code) => {
    for (const { facts, finding } of CASES.filter(inTable).filter((each) => each.finding.code === code)) {
      const target = cellOf(finding.place);
      const led = tablesOf(facts, finding.sectionId ?? '').flatMap(({ locate, nameColumn, rows, columns }) => {
        const at = target && (locate ? locate(target.rowId, target.column) : target);
        if (!at || !(at.rowId === SUM_ROW || rows.some(({ id }) => id === at.rowId))) return [];
        return [[at.rowId, columns.some(({ key }) => key === at.column) ? at.column : nameColumn]];
      });
      expect(led).toEqual(markedCells(facts, finding));
    }
  });

  it('about the passport names a field that is shown, and all else a section or none yet', () => {
    for (const { facts, finding } of CASES.filter((each) => !inTable(each))) {
      const { field } = finding.place;
      if (field === undefined) continue;
      const { programmeType } = { programmeType: null, ...facts.passport };
      const shown = fieldGroups({ programmeType }).flatMap(({ fields }): string[] => [...fields]);
      expect(finding.sectionId).toBe(facts.passport?.sectionId ?? null);
      expect(shown).toContain(field);
      expect(cellOf(finding.place)).toEqual({ rowId: FIELD_ROW, column: field });
    }
  });

  it('of a row of the plan over the whole calendar stands where the difference is, of a period in its sum', () => {
    const facts = demoFacts();
    const [period] = facts.calendar?.periods ?? [];
    const at = (code: Finding['code'], place: Finding['place']): Finding => ({
      code,
      level: 'error',
      sectionId: facts.calendar?.sectionId ?? null,
      place,
      variant: '',
      params: {},
    });
    const [module] = facts.plan.filter(({ type }) => type === 'module');
    expect(markedCells(facts, at('V12', { column: `lectures:${module?.id}` }))).toEqual([[module?.id, 'difference']]);
    expect(markedCells(facts, at('V13', { rowId: period?.id }))).toEqual([[SUM_ROW, period?.id]]);
    expect(markedCells(facts, at('V06', { rowId: period?.id, column: `practice:${module?.id}` }))).toEqual([
      [module?.id, period?.id],
    ]);
  });
});
