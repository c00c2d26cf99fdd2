/** What the built-in templates call rows that are still to be named; templates take the words from here. */
export const PLACEHOLDER_TITLES = {
  module: { ru: 'Название модуля', en: 'Title of the module' },
  topic: { ru: 'Название темы', en: 'Title of the topic' },
} as const;

/** What templates have put, or once put, into the section of the title page to say what stands on one. */
const TITLE_PAGE_GUIDANCE = [
  'Министерство (учредитель)',
  'Полные наименования организаций-разработчиков',
  'УТВЕРЖДАЮ — по одному грифу от каждой организации: должность, подпись, инициалы и фамилия, дата',
  'Дополнительная профессиональная программа «…»',
  'Год',
  'Founder',
  'Full names of the developing institutions',
  'APPROVED — one block for each institution: post, signature, name, date',
  'Continuing professional education programme “…”',
  'Year',
];

const TITLES: ReadonlySet<string> = new Set(
  [...Object.values(PLACEHOLDER_TITLES).flatMap(({ ru, en }) => [ru, en]), ...TITLE_PAGE_GUIDANCE].map((title) =>
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

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const GUIDANCE: ReadonlySet<string> = new Set(TITLE_PAGE_GUIDANCE.map(lettersOf));

/**
 * True when nobody has written anything on a title page: it is empty, or all of its lines are still those of a template. Exports make a
 * title page of the passport then.
 */
export const isBlankTitlePage = (text: string): boolean =>
  linesOf(text).every((line) => lettersOf(line) === '' || GUIDANCE.has(lettersOf(line)));
