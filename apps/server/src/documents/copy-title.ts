import type { Locale } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';

const SUFFIX: Record<Locale, string> = { ru: ' (копия)', en: ' (copy)' };

/** Title of a copy; an overlong one loses its end, not the word that tells the two apart. */
export function copyTitle(title: string, locale: Locale): string {
  const suffix = SUFFIX[locale];
  const room = LIMITS.documentTitle - suffix.length;
  return [...title].slice(0, room).join('').trimEnd() + suffix;
}
