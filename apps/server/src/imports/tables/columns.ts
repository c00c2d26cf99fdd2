import type { PlanColumn, ResultColumn, TableMapping } from '@soproekt/contracts';
import { headerRowsOf, headersOf, type Grid } from './table-grid.js';

type Rules<C extends string> = readonly (readonly [C, RegExp])[];

/** In the order in which they are tried: «самостоятельная работа с применением ДОТ» is self-study, «в т. ч. ДОТ» is not. */
const PLAN_RULES: Rules<PlanColumn> = [
  ['number', /^(?:№|n|no|nr|#)(?:\s|\.|п|$)|^номер|^п\s*\/?\s*п/],
  ['results', /результат|компетенц|results?$|outcomes?/],
  ['control', /контрол|аттестац|отч[её]тност|control|assess/],
  ['implementers', /реализ|организац|исполнител|участник сети|deliver|implement|institution|organi[sz]ation/],
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

const HOURS: readonly PlanColumn[] = ['lectures', 'practice', 'selfStudy', 'internship'];

/** What a table seems to be, and what its columns mean. */
export function guessMapping(grid: Grid, index: number): TableMapping {
  const headerRows = headerRowsOf(grid);
  const headers = headersOf(grid, headerRows);
  const plan = columnsBy(PLAN_RULES, headers);
  const kinds = HOURS.filter((kind) => plan.includes(kind)).length;
  if (
    plan.includes('title') &&
    (kinds >= 2 || (kinds === 1 && plan.includes('total'))) &&
    grid.length > headerRows + 1
  ) {
    return { index, use: 'study-plan', headerRows, columns: plan };
  }
  const results = columnsBy(RESULT_RULES, headers);
  const code = results.indexOf('code');
  const coded = grid.slice(headerRows).filter((row) => isCode(row[code]?.text ?? '')).length;
  if (code >= 0 && results.includes('wording') && coded >= 1 && coded * 2 >= grid.length - headerRows) {
    return { index, use: 'planned-results', headerRows, columns: results };
  }
  return { index, use: 'text', headerRows, columns: headers.map(() => 'ignore') };
}

/** ПР1, РО-2, K3: letters and a number. */
export const isCode = (text: string): boolean => /^\p{L}{1,6}[-–.\s]?\d{1,3}(?:\.\d{1,2})?$/u.test(text.trim());

/** The lowest name of a column says most; each meaning is given once. */
function columnsBy<C extends string>(rules: Rules<C>, headers: readonly (readonly string[])[]): (C | 'ignore')[] {
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
