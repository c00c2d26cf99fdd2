import { programmeSettingsPatchSchema, type ProgrammeSettingsPatch } from '@soproekt/contracts';
import { DEFAULT_PROGRAMME_SETTINGS, type ProgrammeSettings } from '@soproekt/domain';
import type { SettingsOverrides } from './programme-settings.entity.js';

const fields = programmeSettingsPatchSchema.shape;
const HOUR_TYPES = ['pk', 'pp'] as const;

/**
 * The defaults with what a workspace has set otherwise.
 * @param stored as it lies in the database; what the present schema does not take counts as not set
 */
export function effectiveSettings(stored: unknown): ProgrammeSettings {
  const overrides = readOverrides(stored);
  const { minHours, ...rest } = overrides;
  return {
    ...DEFAULT_PROGRAMME_SETTINGS,
    ...rest,
    minHours: { ...DEFAULT_PROGRAMME_SETTINGS.minHours, ...minHours },
  };
}

/** What of a stored value still holds. */
export function readOverrides(stored: unknown): SettingsOverrides {
  const overrides: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(Object(stored) as Record<string, unknown>)) {
    const field = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined;
    const parsed = field?.safeParse(value);
    if (parsed?.success && parsed.data !== null && parsed.data !== undefined) overrides[name] = parsed.data;
  }
  return overrides;
}

/** Overrides after a patch: null takes one back. Of the least hours each type of programme stands for itself. */
export function patchedOverrides(overrides: SettingsOverrides, patch: ProgrammeSettingsPatch): SettingsOverrides {
  const { minHours, ...rest } = patch;
  const next: Record<string, unknown> = { ...overrides };
  for (const [name, value] of Object.entries(rest)) setOrDrop(next, name, value);
  if (minHours === null) delete next.minHours;
  else if (minHours) {
    const hours: Record<string, unknown> = { ...overrides.minHours };
    for (const type of HOUR_TYPES) setOrDrop(hours, type, minHours[type]);
    setOrDrop(next, 'minHours', Object.keys(hours).length > 0 ? hours : null);
  }
  return next;
}

function setOrDrop(target: Record<string, unknown>, name: string, value: unknown): void {
  if (value === undefined) return;
  if (value === null) delete target[name];
  else target[name] = value;
}
