import type { TFunction } from 'i18next';

/** What was removed, and how many remarks lost their place with it. */
export function withLost(said: string, lost: number, t: TFunction): string {
  if (lost === 0) return said;
  return `${said.replace(/\.$/, '')}. ${t('review:removed', { count: lost })}`;
}
