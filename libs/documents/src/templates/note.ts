import { DOCUMENT_KINDS, type DocumentKind } from '@soproekt/domain';
import { section, type DocumentTemplate, type Localized, type TemplateSection } from './template.js';

export const noteTemplates: readonly DocumentTemplate[] = [
  {
    key: 'note-wrap-up',
    kind: 'note',
    title: { ru: 'Лист итогов', en: 'Wrap-up sheet' },
    description: { ru: 'Выводы, решения, ответственные и сроки.', en: 'Outputs, decisions, owners and dates.' },
    sections: [
      section('Что получилось', 'Outputs'),
      section('Решения', 'Decisions', [
        `| Решение | Ответственный | Срок |\n| --- | --- | --- |\n| … | … | … |`,
        `| Decision | Owner | Due |\n| --- | --- | --- |\n| … | … | … |`,
      ]),
      section('Открытые вопросы', 'Open questions'),
    ],
  },
];

const BLANK: Record<DocumentKind, Localized> = {
  programme: { ru: 'Пустая программа', en: 'Blank programme' },
  agenda: { ru: 'Пустая повестка', en: 'Blank agenda' },
  regulation: { ru: 'Пустое положение', en: 'Blank regulations' },
  agreement: { ru: 'Пустое соглашение', en: 'Blank agreement' },
  note: { ru: 'Пустая заметка', en: 'Blank note' },
};

/** A programme is read by its headings: there the section has the name of the part that people begin with. */
const firstOf = (kind: DocumentKind): TemplateSection =>
  kind === 'programme'
    ? { ...section('Пояснительная записка', 'Explanatory note'), role: 'explanatory-note' }
    : section('', '');

/** One for every kind, under the key `blank`: a single empty section. */
export const blankTemplates: readonly DocumentTemplate[] = DOCUMENT_KINDS.map((kind) => ({
  key: 'blank',
  kind,
  title: BLANK[kind],
  description: { ru: 'Один раздел без текста.', en: 'One section without text.' },
  sections: [firstOf(kind)],
}));
