import type { DocumentKind, HourKind } from '@soproekt/domain';
import type { CellValue } from '../rows/cell-value.js';
import type { SectionKind } from '../schema.js';

export type TemplateLocale = 'ru' | 'en';
export type Localized = Readonly<Record<TemplateLocale, string>>;

/** A cell or field to begin with; of texts also in both languages. References to rows are local ids of the template. */
export type TemplateCell = CellValue | Localized;

/** A row that a section begins with. */
export interface TemplateRow {
  /** Local id, unique in the template; only rows that others refer to need one. */
  readonly id?: string;
  readonly type: string;
  /** Local id of an earlier row of the section. */
  readonly parentId?: string;
  readonly cells?: Readonly<Record<string, TemplateCell>>;
  /** Of a period of the calendar: hours by row of the study plan (local id). */
  readonly hours?: readonly { readonly planRow: string; readonly kind: HourKind; readonly hours: number }[];
}

/** A section that a template begins with. */
export interface TemplateSection {
  readonly kind: SectionKind;
  /** What part of a programme a text section is. */
  readonly role?: string;
  readonly title: Localized;
  /** Id of the institution responsible; only in templates of a workspace. */
  readonly institutionId?: string;
  /** Its text, as Markdown: in built-in templates short guidance to be overwritten. */
  readonly markdown?: Localized;
  /** Of structured kinds. */
  readonly fields?: Readonly<Record<string, TemplateCell>>;
  readonly rows?: readonly TemplateRow[];
}

/** What a document is made of at its beginning; plain data, as JSON in the templates of a workspace. */
export interface TemplateBody {
  readonly kind: DocumentKind;
  readonly sections: readonly TemplateSection[];
}

/** A beginning for documents of one kind. Keys are unique within a kind; `blank` is there for every kind. */
export interface DocumentTemplate extends TemplateBody {
  readonly key: string;
  readonly title: Localized;
  readonly description: Localized;
}

/** A text section with its guidance in both languages. */
export function section(ru: string, en: string, hint?: readonly [ru: string, en: string]): TemplateSection {
  return {
    kind: 'text',
    title: { ru, en },
    ...(hint && { markdown: { ru: hint[0], en: hint[1] } }),
  };
}

/** A text section that says what part of a programme it is. */
export function part(role: string, ru: string, en: string, hint?: readonly [ru: string, en: string]): TemplateSection {
  return { ...section(ru, en, hint), role };
}

/** The text in one language; of a text that has only one, that. */
export function inLocale(text: Localized | string, locale: TemplateLocale): string {
  return typeof text === 'string' ? text : text[locale];
}
