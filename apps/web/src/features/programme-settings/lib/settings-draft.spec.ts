import { programmeSettingsPatchSchema, programmeSettingsSchema, type ProgrammeSettingsView } from '@soproekt/contracts';
import { DEFAULT_PROGRAMME_SETTINGS } from '@soproekt/domain';
import { edited, freeKey, isDefault, patchOf, stillDifferent, withEdits } from './settings-draft';

const defaults = programmeSettingsSchema.parse(DEFAULT_PROGRAMME_SETTINGS);
const view = (change: Partial<ProgrammeSettingsView['settings']> = {}): ProgrammeSettingsView => ({
  settings: { ...defaults, ...change },
  defaults,
  bases: {
    minHours: '',
    dailyLoad: '',
    studyDaysPerWeek: '',
    practiceShare: '',
    literatureYears: '',
    mandatoryParts: '',
    bases: '',
    teacherTraining: '',
  },
  updatedAt: null,
  updatedBy: null,
});

describe('edits of the rules', () => {
  it('lie over what the server has', () => {
    const edits = edited(view(), {}, 'dailyLoad', 6);
    expect(withEdits(view({ literatureYears: 7 }), edits)).toMatchObject({ dailyLoad: 6, literatureYears: 7 });
  });

  it('are gone when they lead back to what is saved', () => {
    const edits = edited(view(), {}, 'dailyLoad', 6);
    expect(edited(view(), edits, 'dailyLoad', 8)).toEqual({});
    const turned = [...defaults.mandatoryParts].reverse();
    expect(edited(view(), {}, 'mandatoryParts', turned)).toEqual({});
  });

  it('are gone when somebody else has saved the same', () => {
    expect(stillDifferent(view({ dailyLoad: 6 }), { dailyLoad: 6, literatureYears: 3 })).toEqual({
      literatureYears: 3,
    });
  });

  it('send only what was changed, and a default as null', () => {
    const changed = view({ dailyLoad: 6, minHours: { pk: 18, pp: 260 } });
    const patch = patchOf(changed, { dailyLoad: 8, practiceShare: 0.5, minHours: { pk: 16, pp: 260 } });
    expect(patch).toEqual({ dailyLoad: null, practiceShare: 0.5, minHours: { pk: null } });
    expect(programmeSettingsPatchSchema.safeParse(patch).success).toBe(true);
  });

  it('know a default', () => {
    expect(isDefault(view(), withEdits(view(), { dailyLoad: 7 }), 'dailyLoad')).toBe(false);
    expect(isDefault(view(), withEdits(view(), {}), 'bases')).toBe(true);
  });

  it('give a new order a key of its own that the contract takes', () => {
    const title = 'Приказ Минобрнауки России от 24.03.2025 № 266';
    const first = freeKey(title, []);
    const second = freeKey(title, [first]);
    expect(second).not.toBe(first);
    const bases = [first, second, freeKey('№', [])].map((key) => ({
      key,
      title,
      inForceFrom: null,
      inForceUntil: null,
    }));
    expect(programmeSettingsPatchSchema.safeParse({ bases }).error).toBeUndefined();
  });
});
