import type { Locale, ProgrammeSettingsView } from '@soproekt/contracts';
import { checkBasis, type FindingCode } from '@soproekt/domain';

/** As the check that goes by the setting names it, for the beginning of a line. */
const basisOf = (code: FindingCode, locale: Locale): string => {
  const basis = checkBasis(code, locale);
  return basis.charAt(0).toLocaleUpperCase(locale) + basis.slice(1);
};

/** What each default rests on, as printed beside the setting. */
export const SETTING_BASES: Readonly<Record<Locale, ProgrammeSettingsView['bases']>> = {
  ru: {
    minHours: basisOf('V01', 'ru'),
    dailyLoad: 'Устанавливает организация',
    studyDaysPerWeek: 'Устанавливает организация; нужно для графика по неделям',
    practiceShare: 'Устанавливает организация',
    literatureYears: 'Критерий экспертного заключения: основная литература не старше пяти лет',
    mandatoryParts: `${basisOf('V17', 'ru')}; перечень сверьте с порядком, который действует для программы`,
    bases: 'Даты действия приказов сверьте с официальным опубликованием',
    teacherTraining:
      'Изменения в законе об образовании, действующие с 01.09.2025; перечень сверьте с опубликованным текстом',
  },
  en: {
    minHours: basisOf('V01', 'en'),
    dailyLoad: 'Set by the institution',
    studyDaysPerWeek: 'Set by the institution; needed for calendars by weeks',
    practiceShare: 'Set by the institution',
    literatureYears: 'Criterion of the expert review: main literature is at most five years old',
    mandatoryParts: `${basisOf('V17', 'en')}; compare the list with the order in force for the programme`,
    bases: 'Compare the dates of the orders with their official publication',
    teacherTraining: 'Changes of the education law in force since 01.09.2025; compare the list with the published text',
  },
};
