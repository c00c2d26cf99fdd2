import { defineCheck, type Found } from '../check.js';
import type { PlanRow, ProgrammeFacts, ResultRow, RowPlace, TextFacts } from '../facts.js';
import type { FindingPlace } from '../finding.js';
import { memoize } from '../memo.js';
import { sectionRank } from '../reading-order.js';
import { abbreviationsIn } from './abbreviation-scan.js';

interface Use {
  readonly sectionId: string;
  readonly place: FindingPlace;
  readonly words: readonly string[];
}

const usesIn = <T extends RowPlace>(column: string, textOf: (row: T) => string) =>
  memoize((rows: readonly T[]): readonly Use[] =>
    rows.flatMap((row) => {
      const words = abbreviationsIn(textOf(row));
      return words.length === 0 ? [] : [{ sectionId: row.sectionId, place: { rowId: row.id, column }, words }];
    }),
  );

// Scanning is the dearest of all checks: a text that did not change is not scanned again, nor an unchanged table.
const inPlan = usesIn<PlanRow>('title', ({ title }) => title);
const inResults = usesIn<ResultRow>('wording', ({ wording }) => wording);
const inText = memoize(({ sectionId, title, text }: TextFacts): Use => {
  return { sectionId, place: {}, words: abbreviationsIn(`${title}\n${text}`) };
});

const uses = ({ texts, plan, results }: ProgrammeFacts): Use[] => [
  ...texts.map(inText),
  ...inResults(results),
  ...inPlan(plan),
];

/** What needs no entry: the list itself, and codes that the programme explains elsewhere. */
function explained({ abbreviations, planSections, results }: ProgrammeFacts): ReadonlySet<string> {
  const codes = [...planSections, ...results].map(({ code }) => code.replace(/[\s\d.]+$/, ''));
  const parts = abbreviations.flatMap(({ short }) => [short, ...short.split(/[^\p{L}\d]+/u)]);
  return new Set([...codes, ...parts].map((word) => word.trim().toUpperCase()));
}

/** Abbreviations are listed; each is named once, where it is read first. */
export const listedAbbreviations = defineCheck({
  code: 'V21',
  level: 'hint',
  basis: 'practice',
  reads: ['texts', 'plan', 'results', 'planSections', 'abbreviations', 'sectionOf', 'sectionOrder'],
  uses: [],
  applies: ({ texts, plan }) => plan.length > 0 || texts.some(({ text }) => text !== ''),
  find: (facts) => {
    const known = explained(facts);
    const rank = sectionRank(facts);
    const first = new Map<string, Use>();
    for (const use of uses(facts)) {
      for (const word of use.words) {
        const earlier = first.get(word);
        if (known.has(word) || (earlier && rank(earlier.sectionId) <= rank(use.sectionId))) continue;
        first.set(word, use);
      }
    }
    return [...first].map(([word, { sectionId, place }]): Found<'V21'> => ({
      sectionId,
      place,
      variant: 'not-listed',
      params: { word },
    }));
  },
});
