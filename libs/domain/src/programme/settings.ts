import { PROGRAMME_PARTS, type ProgrammeSettings } from './context.js';

/**
 * What a workspace starts with; all of it may be changed there. Where each value comes from stands in docs/checks.md. The dates of the
 * two orders were not compared with an official text, hence data and not a rule.
 */
export const DEFAULT_PROGRAMME_SETTINGS: ProgrammeSettings = {
  minHours: { pk: 16, pp: 250 },
  dailyLoad: 8,
  studyDaysPerWeek: 6,
  practiceShare: 0.4,
  literatureYears: 5,
  mandatoryParts: PROGRAMME_PARTS,
  bases: [
    {
      key: 'minobrnauki-266-2025',
      title: 'Приказ Минобрнауки России от 24.03.2025 №\u00a0266',
      inForceFrom: '2025-09-01',
      inForceUntil: null,
    },
    {
      key: 'minobrnauki-499-2013',
      title: 'Приказ Минобрнауки России от 01.07.2013 №\u00a0499',
      inForceFrom: null,
      inForceUntil: '2025-08-31',
    },
  ],
  teacherTraining: ['university', 'institute-of-development'],
};
