/** What the built-in templates call rows that are still to be named; templates take the words from here. */
export const PLACEHOLDER_TITLES = {
  module: { ru: 'Название модуля', en: 'Title of the module' },
  topic: { ru: 'Название темы', en: 'Title of the topic' },
} as const;

/** What stands on a title page of a template for the names and the year that belong there. */
const PLACEHOLDER_LINES = [
  'Министерство (учредитель)',
  'Полные наименования организаций-разработчиков',
  'Год',
  'Founder',
  'Full names of the developing institutions',
  'Year',
];

const TITLES: ReadonlySet<string> = new Set(
  [...Object.values(PLACEHOLDER_TITLES).flatMap(({ ru, en }) => [ru, en]), ...PLACEHOLDER_LINES].map((title) =>
    title.toLowerCase(),
  ),
);

/** An ellipsis that stands for what is to be written, behind a label or alone: «Форма контроля. …»; not one that ends a word. */
const OPEN_LINE = /(?:^|[\s«“"(:])(?:…|\.{3})[»”")\].;,]*$/u;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const isOpen = (line: string): boolean => OPEN_LINE.test(line) || TITLES.has(line.toLowerCase());

/** True when somebody has written anything: blank lines and what a template put there do not count. */
export const isWritten = (text: string): boolean => linesOf(text).some((line) => !isOpen(line));

/** True when text of a template is still there, be it beside other text. */
export const hasPlaceholder = (text: string): boolean => linesOf(text).some(isOpen);
