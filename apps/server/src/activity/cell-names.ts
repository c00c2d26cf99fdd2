import type { CellNames } from '@soproekt/documents';
import type { CheckContext } from '@soproekt/domain';
import { columnsOf } from '../exports/model/about-cell.js';
import { choiceWords, wordOf } from '../exports/model/choice-words.js';
import { LABELS } from '../exports/model/labels.js';
import { hours } from '../exports/model/typography.js';

const labels = LABELS.ru;
type Words = Readonly<Record<string, unknown>>;

/** What exports print without a heading of its own, or two fields of under one. */
const MORE: Readonly<Record<string, Words>> = {
  passport: {
    learnerCategories: 'Категории слушателей',
    distance: 'С применением дистанционных технологий',
    startsOn: 'Начало обучения',
    endsOn: 'Окончание обучения',
    forTeachers: 'Переподготовка к педагогической деятельности в общем образовании',
  },
  'study-plan': { attestation: 'Вид аттестации' },
  'planned-results': { jobFunctions: 'Трудовые функции', duty: 'Действие, обязанность' },
  calendar: { unit: 'Единица графика', startsOn: 'Начало' },
  conditions: { group: 'Группа', year: 'Год', url: 'Адрес в сети', institution: labels.plan.institution },
};

const INSTITUTIONS: ReadonlySet<string> = new Set(['organisations', 'implementers', 'institution']);

/** Fields, columns and values of a programme as its own exports name them. Documents are Russian. */
export function cellNames({ institutions, settings }: Pick<CheckContext, 'institutions' | 'settings'>): CellNames {
  const columns = columnsOf(labels);
  const shortNames = new Map(institutions.map(({ id, shortName }) => [id, shortName]));
  const bases = new Map(settings.bases.map(({ key, title }) => [key, title]));
  return {
    column: (kind, _rowType, column) => wordOf(MORE[kind], column) ?? wordOf(columns[kind], column) ?? '',
    value: (_kind, column, value) => {
      if (typeof value === 'boolean') return value ? labels.yes : labels.no;
      if (typeof value === 'number') return hours(value, 'ru');
      if (INSTITUTIONS.has(column)) return shortNames.get(value) ?? 'другая организация';
      if (column === 'basis') return bases.get(value) ?? value;
      return choiceWords(labels, 'ru', column, value);
    },
    hours: (kind) => labels[kind],
  };
}
