import type { PlanRow, ProgrammeFacts, TextFacts } from '../facts.js';
import { demoFacts } from './demo.js';
import { hours, planRow, resultRow } from './rows.js';

const SENTENCES = [
  'Слушатели изучают нормативные документы и данные внешней оценки качества образования.',
  'ДПП реализуется СРПУ и ИРО совместно, часть занятий проводится с применением ДОТ.',
  'Команда школы готовит план методической поддержки учителей и защищает его.',
  'По итогам модуля заполняется карточка наблюдения, результаты обсуждаются в группе.',
];

/** A text of at least so many characters, in paragraphs. */
function prose(length: number, start: number): string {
  let text = '';
  for (let i = start; text.length < length; i += 1) {
    text += `${SENTENCES[i % SENTENCES.length]}${i % 5 === 4 ? '\n' : ' '}`;
  }
  return text.slice(0, length);
}

/**
 * The largest programme that must be checked quickly: 60 modules with 400 topics, 200 results, a calendar of 40 weeks, and 60 texts of
 * 5,000 characters. It is in order but for its workload; the figures are the measure, not the findings.
 */
export function largeFacts({
  modules = 60,
  topics = 400,
  results = 200,
  texts = 60,
  textLength = 5000,
} = {}): ProgrammeFacts {
  const demo = demoFacts();
  const resultRows = Array.from({ length: results }, (_, i) =>
    resultRow(`r${i}`, {
      code: `ПР${i + 1}`,
      wording: `умеет решать задачу ${i + 1} в своей школе`,
      jobFunctions: ['01.011 B/02.7'],
    }),
  );
  const plan: PlanRow[] = [];
  for (let m = 0; m < modules; m += 1) {
    const count = Math.floor(((m + 1) * topics) / modules) - Math.floor((m * topics) / modules);
    const own = resultRows.filter((_, i) => i % modules === m).map(({ id }) => id);
    const common = { implementers: m % 2 === 0 ? ['srpu'] : ['iro'], planSectionId: 'pmr' };
    const title = `Модуль о работе команды ${m + 1}`;
    const sum = hours(count, 2 * count, count);
    plan.push(
      planRow(`m${m}`, {
        ...common,
        number: String(m + 1),
        title,
        hours: sum,
        total: 4 * count,
        control: 'Зачёт',
        results: own,
      }),
    );
    for (let t = 0; t < count; t += 1) {
      const number = `${m + 1}.${t + 1}`;
      plan.push(
        planRow(`t${number}`, {
          ...common,
          type: 'topic',
          parentId: `m${m}`,
          number,
          title: `Тема ${number}: данные и решения команды`,
          hours: hours(1, 2, 1),
          total: 4,
        }),
      );
    }
  }
  const final = demo.plan.find(({ id }) => id === 'final');
  if (final) plan.push({ ...final, results: resultRows.map(({ id }) => id) });
  const weeks = 40;
  const periods = Array.from({ length: weeks }, (_, w) => ({
    sectionId: 'calendar',
    id: `w${w}`,
    title: `Неделя ${w + 1}`,
    startsOn: null,
    hours: plan
      .filter((row, i) => (row.type === 'module' && i % weeks === w) || (row.id === 'final' && w === weeks - 1))
      .flatMap((row) =>
        (['lectures', 'practice', 'selfStudy'] as const).map((kind) => ({
          planRowId: row.id,
          kind,
          hours: row.hours[kind] ?? 0,
        })),
      ),
  }));
  const prosaic = Array.from({ length: texts }, (_, i): TextFacts => ({
    sectionId: `text-${i}`,
    role: i === 0 ? 'module-syllabi' : i === 1 ? 'attestation' : null,
    title: `Раздел ${i + 1}`,
    text: prose(textLength, i),
  }));
  return {
    ...demo,
    plan,
    results: resultRows,
    calendar: demo.calendar && { ...demo.calendar, periods },
    assessments: demo.assessments.map((row) => ({ ...row, results: resultRows.map(({ id }) => id) })),
    texts: prosaic,
    sectionOrder: undefined,
  };
}
