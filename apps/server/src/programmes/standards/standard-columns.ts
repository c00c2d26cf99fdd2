import { STANDARD_COLUMNS, type Locale, type StandardColumn } from '@soproekt/contracts';

export const OPTIONAL_COLUMNS: ReadonlySet<StandardColumn> = new Set(['audience', 'basis']);

/** What stands above a column in Russian: first as we write it, then as others do. */
const RUSSIAN: Readonly<Record<StandardColumn, readonly [string, ...string[]]>> = {
  standard_code: ['Код профстандарта', 'Код стандарта', 'Код профессионального стандарта', 'Код ПС', 'Код'],
  standard_title: [
    'Название профстандарта',
    'Наименование профстандарта',
    'Название стандарта',
    'Наименование стандарта',
    'Название профессионального стандарта',
    'Наименование профессионального стандарта',
    'Профстандарт',
    'Профессиональный стандарт',
    'Стандарт',
    'Название',
    'Наименование',
  ],
  audience: ['Категории слушателей', 'Категория слушателей', 'Слушатели', 'Должности'],
  function_code: ['Код функции', 'Код трудовой функции', 'Код ТФ'],
  function_title: [
    'Название функции',
    'Наименование функции',
    'Название трудовой функции',
    'Наименование трудовой функции',
    'Трудовая функция',
    'Функция',
  ],
  action: ['Трудовое действие', 'Трудовые действия', 'Действие', 'Действия'],
  basis: ['Утверждён', 'Кем утверждён', 'Основание', 'Приказ'],
};

/** A heading without what people type differently: case, ё, spaces, a colon at the end. */
const plain = (heading: string): string =>
  heading.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').replace(/:$/, '').trim();

const BY_HEADING: ReadonlyMap<string, StandardColumn> = new Map(
  STANDARD_COLUMNS.flatMap((column) => [column, ...RUSSIAN[column]].map((heading) => [plain(heading), column])),
);

/** The column under a heading, English or Russian; null: one that is not known. */
export const columnOf = (heading: string): StandardColumn | null => BY_HEADING.get(plain(heading)) ?? null;

/** What a file says above a column. */
export const headingOf = (column: StandardColumn, locale: Locale): string =>
  locale === 'ru' ? RUSSIAN[column][0] : column;
