import { FIELD_ROW } from '../structured/field-row';

/** What the fields of a passport show, for the search: typed, chosen, or worded. */
export function* fieldTexts(passport: HTMLElement | null): Generator<{ rowId: string; column: string; text: string }> {
  for (const field of passport?.querySelectorAll<HTMLElement>('[data-field]') ?? []) {
    const column = field.dataset['field'] ?? '';
    const text = shownText(field);
    if (text !== '') yield { rowId: FIELD_ROW, column, text };
  }
}

function shownText(field: HTMLElement): string {
  const read = field.querySelector('dd');
  if (read) return read.querySelector('.sp-passport-empty') ? '' : (read.firstChild?.textContent ?? '');
  const chosen = [...field.querySelectorAll('.mantine-Pill-label, .mantine-SegmentedControl-label[data-active]')];
  const typed = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TYPED)];
  return [...chosen.map((part) => part.textContent ?? ''), ...typed.map(({ value }) => value)]
    .filter(Boolean)
    .join('\n');
}

const TYPED = 'textarea:not([aria-hidden]), input:not([type="hidden"], [type="radio"], [type="checkbox"])';
