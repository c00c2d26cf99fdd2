import type { CheckContext } from '../context.js';
import { HOUR_KINDS, type PlanRow, type ProgrammeFacts, type RowPlace } from '../facts.js';
import { IRO, SRPU } from './demo-plan.js';
import { planRow, resultRow } from './rows.js';

/** As of `@soproekt/testing`. */
export interface Dice {
  int(below: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
}

const NUMBERS = [null, 0, 0.5, 1, 2, 3, 6, 11, -1, 0.3, 1000] as const;
const TEXTS = ['', ' ', 'Зачёт', 'Работа в ЦНППМ', 'Практика по ФГОС и ИКТ', 'ДПП'] as const;
const INSTITUTIONS = [IRO, SRPU, 'school', 'gone'] as const;
const RESULTS = ['r1', 'r2', 'r3', 'r4', 'r5', 'gone'] as const;

const some = <T>(items: readonly T[], dice: Dice): T[] => items.filter(() => dice.chance(0.4));

/** One row changed, removed, moved or added. */
function editRows<T extends RowPlace>(
  rows: readonly T[],
  dice: Dice,
  change: (row: T) => Partial<T>,
  fresh: () => T,
): T[] {
  const index = dice.int(Math.max(rows.length, 1));
  const row = rows[index];
  if (!row || dice.chance(0.1)) return [...rows.slice(0, index), fresh(), ...rows.slice(index)];
  const others = rows.filter((each) => each !== row);
  if (dice.chance(0.1)) return others;
  if (dice.chance(0.1)) return [row, ...others];
  return rows.map((each) => (each === row ? { ...row, ...change(row) } : each));
}

function changePlanRow(row: PlanRow, dice: Dice): Partial<PlanRow> {
  return dice.pick<() => Partial<PlanRow>>([
    () => ({ hours: { ...row.hours, [dice.pick(HOUR_KINDS)]: dice.pick(NUMBERS) } }),
    () => ({ total: dice.pick(NUMBERS) }),
    () => ({ distance: dice.pick(NUMBERS) }),
    () => ({ title: dice.pick(TEXTS) }),
    () => ({ control: dice.pick(TEXTS) }),
    () => ({ number: dice.pick(['', '1', '7.2']) }),
    () => ({ implementers: some(INSTITUTIONS, dice) }),
    () => ({ results: some(RESULTS, dice) }),
    () => ({ parentId: dice.pick([null, 'm1', 'm3', 'gone', row.id]) }),
    () => ({ type: dice.pick(['module', 'topic', 'attestation'] as const) }),
    () => ({ attestation: dice.pick([null, 'entry', 'intermediate', 'final'] as const) }),
    () => ({ planSectionId: dice.pick([null, 'npr', 'vr', 'gone']) }),
  ])();
}

/** The facts after one random edit, sensible or not; parts that it does not concern stay the same objects. */
export function randomEdit(facts: ProgrammeFacts, dice: Dice): ProgrammeFacts {
  const id = `new-${dice.int(1_000_000)}`;
  const { passport, calendar } = facts;
  const edits: (() => Partial<ProgrammeFacts>)[] = [
    () => ({
      passport: passport && {
        ...passport,
        ...dice.pick([
          { programmeType: dice.pick([null, 'pk', 'pp'] as const), forTeachers: dice.chance(0.5) },
          { totalHours: dice.pick(NUMBERS) },
          { organisations: some(INSTITUTIONS, dice) },
          { basis: dice.pick([null, 'minobrnauki-266-2025', 'minobrnauki-499-2013', 'gone']) },
          { approvedOn: dice.pick([null, '2025-08-31', '2026-09-01', 'soon']), startsOn: null },
          { competences: dice.pick(TEXTS), qualification: dice.pick(TEXTS), goal: dice.pick(TEXTS) },
          { learnerCategories: some(['Учитель', 'Руководитель образовательной организации'], dice) },
          { standards: some(['01.011', '99.999'], dice) },
        ]),
      },
    }),
    () => ({
      results: editRows(
        facts.results,
        dice,
        () => resultChange(dice),
        () => resultRow(id, { code: 'ПР9' }),
      ),
    }),
    () => ({
      assessments: facts.assessments.map((row) => (dice.chance(0.5) ? row : { ...row, results: some(RESULTS, dice) })),
    }),
    () => ({
      sources: facts.sources.map((row) => ({
        ...row,
        year: dice.pick([null, 2012, 2020, 2026]),
        group: dice.pick(['main', null]),
      })),
    }),
    () => ({
      texts: editRows(
        facts.texts.map((text) => ({ ...text, id: text.sectionId })),
        dice,
        () => ({ text: dice.pick(TEXTS) }),
        () => ({ sectionId: id, id, role: null, title: dice.pick(TEXTS), text: dice.pick(TEXTS) }),
      ).map(({ id: _id, ...text }) => text),
    }),
    () => ({ abbreviations: dice.chance(0.5) ? [] : facts.abbreviations.slice(1) }),
    () => ({ planSections: facts.planSections.slice(dice.int(2)) }),
    () => ({ sectionOrder: dice.chance(0.3) ? undefined : facts.sectionOrder && [...facts.sectionOrder].reverse() }),
    () => ({
      calendar: calendar && {
        ...calendar,
        unit: dice.pick(['week', 'day'] as const),
        periods: editRows(
          calendar.periods,
          dice,
          (period) => ({
            hours: period.hours.map((cell) => (dice.chance(0.7) ? cell : { ...cell, hours: dice.pick(NUMBERS) ?? 4 })),
          }),
          () => ({ sectionId: 'calendar', id, title: '', startsOn: null, hours: [] }),
        ),
      },
    }),
  ];
  const planEdit = () => ({
    plan: editRows(
      facts.plan,
      dice,
      (row) => changePlanRow(row, dice),
      () => planRow(id, { type: 'topic', parentId: 'm2' }),
    ),
  });
  return { ...facts, ...(dice.chance(0.4) ? planEdit() : dice.pick(edits)()) };
}

const resultChange = (dice: Dice) =>
  dice.pick([{ jobFunctions: [], duty: '' }, { code: dice.pick(['', 'ПР1', 'ФГОС']) }, { wording: dice.pick(TEXTS) }]);

/** The context after one random change: something becomes known, unknown, or another. */
export function randomContextEdit(context: CheckContext, dice: Dice): CheckContext {
  const refusal = {
    criterion: '1.1',
    remark: dice.pick(TEXTS),
    recommendation: dice.pick(TEXTS),
    closed: dice.chance(0.5),
  };
  const changes: readonly Partial<CheckContext>[] = [
    { settings: { ...context.settings, dailyLoad: dice.int(10), practiceShare: dice.int(10) / 10 } },
    { settings: { ...context.settings, mandatoryParts: some(context.settings.mandatoryParts, dice) } },
    { today: dice.pick(['2025-01-01', '2026-09-15', '2031-01-01']) },
    { standards: dice.chance(0.5) ? undefined : [] },
    { links: dice.chance(0.5) ? undefined : new Map([['https://edsoo.example.org/', dice.chance(0.5)]]) },
    {
      agreements: dice.chance(0.5)
        ? undefined
        : [{ institutionIds: some(INSTITUTIONS, dice), from: null, until: null, signed: dice.chance(0.7) }],
    },
    { authorIds: dice.chance(0.3) ? undefined : some(['author-1', 'reviewer-1'], dice) },
    {
      reviews: [
        {
          kind: 'external',
          reviewerId: 'reviewer-1',
          reviewerInstitutionId: dice.pick([null, IRO, 'school']),
          refusals: [refusal],
        },
      ],
    },
    {
      approval: dice.chance(0.3)
        ? undefined
        : { at: dice.pick(['2026-09-02', '2025-01-01T00:00:00Z']), textHash: dice.pick(['abc', 'x']) },
    },
    { institutions: context.institutions.slice(dice.int(2)) },
  ];
  return { ...context, ...dice.pick(changes) };
}
