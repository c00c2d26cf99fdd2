import { part, type Localized, type TemplateSection } from './template.js';

const both = (ru: string, en: string): Localized => ({ ru, en });

/** Title page and sign-off sheet, which every programme begins with. */
export const formalSections: readonly TemplateSection[] = [
  part('title-page', 'Титульный лист', 'Title page', [
    `Министерство (учредитель)\n\nПолные наименования организаций-разработчиков\n\n**УТВЕРЖДАЮ** — по одному грифу от каждой организации: должность, подпись, инициалы и фамилия, дата\n\nДополнительная профессиональная программа «…»\n\nГод`,
    `Founder\n\nFull names of the developing institutions\n\n**APPROVED** — one block for each institution: post, signature, name, date\n\nContinuing professional education programme “…”\n\nYear`,
  ]),
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
