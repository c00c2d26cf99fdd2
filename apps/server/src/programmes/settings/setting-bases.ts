import type { Locale, ProgrammeSettingsView } from '@soproekt/contracts';

/** What each default rests on, as printed beside the setting. */
export const SETTING_BASES: Readonly<Record<Locale, ProgrammeSettingsView['bases']>> = {
  ru: {
    minHours: 'Приказ Минобрнауки России от 24.03.2025 №\u00a0266, п.\u00a018',
    dailyLoad: 'Устанавливает организация; исходное значение — 8\u00a0академических часов в день',
    studyDaysPerWeek: 'Устанавливает организация; нужно для графика по неделям',
    practiceShare: 'Устанавливает организация',
    literatureYears: 'Критерий экспертного заключения: основная литература не старше пяти лет',
    mandatoryParts: 'Порядок, утверждённый приказом №\u00a0266; перечень сверьте с опубликованным текстом',
    bases: 'Даты действия приказов сверьте с официальным опубликованием',
    teacherTraining:
      'Изменения в законе об образовании, действующие с 01.09.2025; перечень сверьте с опубликованным текстом',
  },
  en: {
    minHours: 'Order of the Ministry of Science and Higher Education No.\u00a0266 of 24.03.2025, clause 18',
    dailyLoad: 'Set by the institution; 8 academic hours a day to begin with',
    studyDaysPerWeek: 'Set by the institution; needed for calendars by weeks',
    practiceShare: 'Set by the institution',
    literatureYears: 'Criterion of the expert review: main literature is at most five years old',
    mandatoryParts: 'Regulation approved by order No.\u00a0266; compare the list with the published text',
    bases: 'Compare the dates of the orders with their official publication',
    teacherTraining: 'Changes of the education law in force since 01.09.2025; compare the list with the published text',
  },
};
