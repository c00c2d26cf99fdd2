import { HOUR_KINDS } from '../programme/facts.js';

/** What a column of a study plan can mean. */
export const PLAN_COLUMNS = [
  'ignore',
  'number',
  'title',
  'planSection',
  'total',
  'lectures',
  'practice',
  'selfStudy',
  'internship',
  'distance',
  'control',
  'implementers',
  'results',
] as const;
export type PlanColumn = (typeof PLAN_COLUMNS)[number];

/** What a column of the planned results can mean. */
export const RESULT_COLUMNS = [
  'ignore',
  'code',
  'wording',
  'competence',
  'aspect',
  'jobFunctions',
  'duty',
  'evidence',
] as const;
export type ResultColumn = (typeof RESULT_COLUMNS)[number];

type Headers = readonly (readonly string[])[];
type Rules<C extends string> = readonly (readonly [C, RegExp])[];

/** In the order in which they are tried: «самостоятельная работа с применением ДОТ» is self-study, «в т. ч. ДОТ» is not. */
const PLAN_RULES: Rules<PlanColumn> = [
  ['number', /^(?:№|n|no|nr|#)(?:\s|\.|п|$)|^номер|^п\s*\/?\s*п/],
  ['results', /результат|компетенц|results?$|outcomes?/],
  ['control', /контрол|аттест|отч[её]тност|control|assess/],
  [
    'implementers',
    /реализ|организац|исполнител|ответственн|участник сети|deliver|implement|institution|organi[sz]ation/,
  ],
  ['selfStudy', /самост|сам\.? ?раб|^срс?(?![а-яё])|внеаудит|self.?study|independent/],
  ['internship', /стажир|internship|placement/],
  ['distance', /дистан|(?<![а-яё])(?:дот|эо)(?![а-яё])|онлайн|электронн\S* обуч|distance|online/],
  ['lectures', /лекц|^л\.?$|теори|lecture/],
  ['practice', /практич|практик|^пр?\.?з?\.?$|семинар|лаборатор|интерактив|practi|seminar/],
  ['planSection', /^раздел(?: плана| учебного плана)?$|^часть$|^блок$|^(?:plan )?section$/],
  ['title', /модул|^тем[аы]|наименован|дисциплин|названи|содержани|раздел|module|topic|title/],
  ['total', /^всего|^итого|трудо[её]мк|об(?:щ|ъ)|^час(?:ы|ов)?[,. ]*(?:всего)?$|кол.*час|total|workload|^hours/],
];

const RESULT_RULES: Rules<ResultColumn> = [
  ['code', /^код|^шифр|^№|^индекс|code|^no\b/],
  ['jobFunctions', /трудов\S* функц|^отф|^тф(?![а-яё])|обобщ[её]нн|job function/],
  ['duty', /трудов\S* действ|должностн|обязанност|labou?r action|dut(?:y|ies)/],
  ['evidence', /оценив|оценоч|оценк|подтвержд|показател|assess|evidence/],
  ['aspect', /зна(?:ет|ть)\s*[/,и ]+\s*уме|^вид результата|know.*can|^aspect/],
  ['competence', /компетенц|^вид$|competence|^kind$/],
  ['wording', /результат|формулиров|слушател|содержание|знать|уметь|result|outcome|wording/],
];

/**
 * What the columns of a study plan mean, by their headings.
 * @param headers the names of each column, from above to below
 * @returns null for headings of something else
 */
export function planHeadings(headers: Headers): PlanColumn[] | null {
  const columns = columnsBy(PLAN_RULES, headers);
  const kinds = HOUR_KINDS.filter((kind) => columns.includes(kind)).length;
  const known = columns.includes('title') && (kinds >= 2 || (kinds === 1 && columns.includes('total')));
  return known ? columns : null;
}

/** As planHeadings, of planned results: that the codes are codes is for the caller to see. */
export function resultHeadings(headers: Headers): ResultColumn[] | null {
  const columns = columnsBy(RESULT_RULES, headers);
  return columns.includes('code') && columns.includes('wording') ? columns : null;
}

/** ПР1, РО-2, K3: letters and a number. */
export const isCode = (text: string): boolean => /^\p{L}{1,6}[-–.\s]?\d{1,3}(?:\.\d{1,2})?$/u.test(text.trim());

/** The lowest name of a column says most; each meaning is given once. */
function columnsBy<C extends string>(rules: Rules<C>, headers: Headers): (C | 'ignore')[] {
  const taken = new Set<C>();
  return headers.map((names) => {
    for (const name of [...names.toReversed(), names.join(' ')]) {
      const text = name.toLowerCase().replace(/\s+/g, ' ').trim();
      const found = rules.find(([column, pattern]) => !taken.has(column) && pattern.test(text));
      if (!found) continue;
      taken.add(found[0]);
      return found[0];
    }
    return 'ignore';
  });
}
