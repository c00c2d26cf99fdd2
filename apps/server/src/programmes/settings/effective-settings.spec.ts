import { programmeSettingsPatchSchema, programmeSettingsSchema } from '@soproekt/contracts';
import { DEFAULT_PROGRAMME_SETTINGS } from '@soproekt/domain';
import { effectiveSettings, patchedOverrides, readOverrides } from './effective-settings.js';
import { SETTING_BASES } from './setting-bases.js';

describe('settings of a workspace', () => {
  it('ships defaults that the schema takes, each with its basis in both languages', () => {
    expect(programmeSettingsSchema.safeParse(DEFAULT_PROGRAMME_SETTINGS)).toMatchObject({ success: true });
    for (const bases of Object.values(SETTING_BASES)) {
      expect(Object.keys(bases).sort()).toEqual(Object.keys(DEFAULT_PROGRAMME_SETTINGS).sort());
      for (const basis of Object.values(bases)) expect(basis).not.toBe('');
    }
  });

  it('is the defaults until something is set', () => {
    for (const stored of [undefined, null, {}, [], 'x']) {
      expect(effectiveSettings(stored)).toEqual(DEFAULT_PROGRAMME_SETTINGS);
    }
  });

  it('keeps only what differs, and takes it back by null', () => {
    const one = patchedOverrides({}, { dailyLoad: 6, minHours: { pk: 18 } });
    expect(one).toEqual({ dailyLoad: 6, minHours: { pk: 18 } });
    expect(effectiveSettings(one)).toEqual({
      ...DEFAULT_PROGRAMME_SETTINGS,
      dailyLoad: 6,
      minHours: { pk: 18, pp: 250 },
    });
    const two = patchedOverrides(one, { minHours: { pp: 300, pk: null }, practiceShare: 0.5 });
    expect(two).toEqual({ dailyLoad: 6, minHours: { pp: 300 }, practiceShare: 0.5 });
    expect(patchedOverrides(two, { minHours: { pp: null }, dailyLoad: null })).toEqual({ practiceShare: 0.5 });
    expect(patchedOverrides(two, { minHours: null })).toEqual({ dailyLoad: 6, practiceShare: 0.5 });
  });

  it('passes over what the present schema does not take', () => {
    const stored = { dailyLoad: 'many', practiceShare: 2, studyDaysPerWeek: 5, mandatoryParts: ['of old'], other: 1 };
    expect(readOverrides(stored)).toEqual({ studyDaysPerWeek: 5 });
    expect(effectiveSettings(stored)).toEqual({ ...DEFAULT_PROGRAMME_SETTINGS, studyDaysPerWeek: 5 });
  });

  it.each([
    [{}],
    [{ dailyLoad: 0 }],
    [{ dailyLoad: 7.3 }],
    [{ studyDaysPerWeek: 8 }],
    [{ practiceShare: 40 }],
    [{ literatureYears: 2.5 }],
    [{ mandatoryParts: ['goal', 'goal'] }],
    [{ mandatoryParts: ['nonsense'] }],
    [{ teacherTraining: ['bank'] }],
    [{ minHours: { pk: -1 } }],
    [{ minHours: { other: 1 } }],
    [{ bases: [{ key: 'a', title: 'А', inForceFrom: '2025-13-01', inForceUntil: null }] }],
    [{ bases: [1, 2].map(() => ({ key: 'a', title: 'А', inForceFrom: null, inForceUntil: null })) }],
    [{ unknown: 1 }],
  ])('refuses %j', (patch) => expect(programmeSettingsPatchSchema.safeParse(patch).success).toBe(false));
});
