import { part, type Localized, type TemplateSection } from './template.js';

const both = (ru: string, en: string): Localized => ({ ru, en });

/**
 * Title page and sign-off sheet, which every programme begins with. The title page stays empty: then exports make one of the passport,
 * with its approval blocks.
 */
export const formalSections: readonly TemplateSection[] = [
  part('title-page', 'Титульный лист', 'Title page'),
  part('sign-off-sheet', 'Лист согласования', 'Sign-off sheet', [
    `| Организация | Должность | Дата | Отметка |\n| --- | --- | --- | --- |\n| … | … | … | … |\n\nРазработчики: …`,
    `| Institution | Post | Date | Mark |\n| --- | --- | --- | --- |\n| … | … | … | … |\n\nAuthors: …`,
  ]),
];

/** @param fields what is known from the choice of the template */
export const passport = (fields: TemplateSection['fields']): TemplateSection => ({
  kind: 'passport',
  title: both('Паспорт программы', 'Programme passport'),
  fields: { basis: 'minobrnauki-266-2025', ...fields },
});

type Abbreviation = readonly [short: Localized, meaning: Localized];

const commonAbbreviations: readonly Abbreviation[] = [
  [both('ДПП', 'CPE'), both('дополнительная профессиональная программа', 'continuing professional education')],
  [both('ИА', 'FA'), both('итоговая аттестация', 'final assessment')],
  [both('ПА', 'IA'), both('промежуточная аттестация', 'intermediate assessment')],
  [both('ТФ', 'JF'), both('трудовая функция профессионального стандарта', 'job function of the occupational standard')],
];

export const abbreviations = (...more: readonly Abbreviation[]): TemplateSection => ({
  kind: 'abbreviations',
  title: both('Сокращения', 'Abbreviations'),
  rows: [...commonAbbreviations, ...more].map(([short, meaning]) => ({
    type: 'abbreviation',
    cells: { short, meaning },
  })),
});

export const explanatoryNote = (ru: string, en: string): TemplateSection =>
  part('explanatory-note', 'Пояснительная записка', 'Explanatory note', [ru, en]);
