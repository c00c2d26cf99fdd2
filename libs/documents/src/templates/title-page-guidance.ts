/** What templates have put, or once put, into the section of the title page to say what stands on one. */
const GUIDANCE: readonly string[] = [
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

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const KNOWN: ReadonlySet<string> = new Set(GUIDANCE.map(lettersOf));

/**
 * True when nobody has written anything on a title page: it is empty, or all of its lines are still those of a template. Exports make a
 * title page of the passport then.
 */
export function isBlankTitlePage(text: string): boolean {
  return text.split('\n').every((line) => lettersOf(line) === '' || KNOWN.has(lettersOf(line)));
}
