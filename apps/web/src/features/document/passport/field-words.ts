import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../../i18n/day';
import { useFormat } from '../../../i18n/format';
import { basisTerm } from './basis-term';
import { usePassportPage } from './passport-context';
import { holds, listOf, textOf, type PassportField } from './passport-fields';

/** What a field of the passport holds, in words; empty: nothing. */
export function useFieldWords(): (field: PassportField) => string {
  const { t } = useTranslation('passport');
  const format = useFormat();
  const { values, parties, standards, bases } = usePassportPage();
  return useCallback(
    (field) => {
      const value = values[field];
      if (field === 'distance' || field === 'forTeachers') return t(value === true ? 'yes' : 'no');
      if (!holds(value)) return '';
      switch (field) {
        case 'programmeType':
          return t(`type.${textOf(value)}`);
        case 'form':
          return t(`form.${textOf(value)}`);
        case 'totalHours':
          return t('hours', { count: Number(value), hours: format.number(Number(value)) });
        case 'startsOn':
        case 'endsOn':
        case 'approvedOn':
          return format.date(momentOf(textOf(value)));
        case 'organisations':
          return listOf(value)
            .map((id) => parties.find((party) => party.id === id)?.name ?? t('unknownOrganisation'))
            .join('\n');
        case 'standards':
          return listOf(value)
            .map((code) => {
              const known = standards.find((standard) => standard.code === code);
              return known ? `${code} – ${known.title}` : t('unknownStandard', { code });
            })
            .join('\n');
        case 'learnerCategories':
          return listOf(value).join('; ');
        case 'basis': {
          const basis = bases.find((each) => each.key === value);
          if (!basis) return t('unknownBasis', { key: textOf(value) });
          const term = basisTerm(t, format, basis);
          return term ? `${basis.title}\n${term}` : basis.title;
        }
        default:
          return textOf(value);
      }
    },
    [t, format, values, parties, standards, bases],
  );
}
