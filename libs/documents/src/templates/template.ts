import type { DocumentKind } from '@soproekt/domain';
import type { SectionKind } from '../schema.js';

export type TemplateLocale = 'ru' | 'en';
export type Localized = Readonly<Record<TemplateLocale, string>>;

/** A section that a template begins with. */
export interface TemplateSection {
  readonly kind: SectionKind;
  readonly title: Localized;
  /** Short guidance to be overwritten, as Markdown. */
  readonly markdown?: Localized;
}

/** A beginning for documents of one kind. Keys are unique within a kind; `blank` is there for every kind. */
export interface DocumentTemplate {
  readonly key: string;
  readonly kind: DocumentKind;
  readonly title: Localized;
  readonly description: Localized;
  readonly sections: readonly TemplateSection[];
}

/** A text section with its guidance in both languages. */
export function section(ru: string, en: string, hint?: readonly [ru: string, en: string]): TemplateSection {
  return {
    kind: 'text',
    title: { ru, en },
    ...(hint && { markdown: { ru: hint[0], en: hint[1] } }),
  };
}
