import type { NormativeBasis } from '@soproekt/domain';
import type { TFunction } from 'i18next';
import { momentOf } from '../../../i18n/day';
import type { Formatters } from '../../../i18n/format';

/** «действует с 1 сентября 2025 г.»; empty when no date is known. */
export function basisTerm(
  t: TFunction,
  format: Pick<Formatters, 'date'>,
  { inForceFrom, inForceUntil }: Pick<NormativeBasis, 'inForceFrom' | 'inForceUntil'>,
): string {
  const from = inForceFrom === null ? '' : format.date(momentOf(inForceFrom));
  const until = inForceUntil === null ? '' : format.date(momentOf(inForceUntil));
  if (from && until) return t('passport:inForce.between', { from, until });
  if (from) return t('passport:inForce.from', { from });
  return until ? t('passport:inForce.until', { until }) : '';
}
