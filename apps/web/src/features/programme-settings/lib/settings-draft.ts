import type { ProgrammeSettingsPatch, ProgrammeSettingsView } from '@soproekt/contracts';

export type Settings = ProgrammeSettingsView['settings'];
export type SettingKey = keyof Settings;

/** What was changed here and is not saved yet; the rest follows the server. */
export type SettingEdits = Partial<Settings>;

/** What every setting of the page is given. */
export interface SettingProps<K extends SettingKey> {
  value: Settings[K];
  /** What the default rests on. */
  basis: string;
  /** Undefined: the value is the default already, or may not be changed. */
  onReset?: () => void;
  onChange: (value: Settings[K]) => void;
  readOnly: boolean;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Lists of choices count as the same in whatever order. */
function sameSetting(a: unknown, b: unknown): boolean {
  const isChoice = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((v) => typeof v === 'string');
  return isChoice(a) && isChoice(b) ? same([...a].sort(), [...b].sort()) : same(a, b);
}

/** Settings as the form shows them: those of the server with the own edits over them. */
export const withEdits = (view: ProgrammeSettingsView, edits: SettingEdits): Settings => ({
  ...view.settings,
  ...edits,
});

/** Adds an edit; one that goes back to what the server has is none. */
export function edited<K extends SettingKey>(
  view: ProgrammeSettingsView,
  edits: SettingEdits,
  key: K,
  value: Settings[K],
): SettingEdits {
  const { [key]: _before, ...others } = edits;
  return sameSetting(view.settings[key], value) ? (others as SettingEdits) : { ...edits, [key]: value };
}

/** Edits that still differ after the server has told of changes by others. */
export function stillDifferent(view: ProgrammeSettingsView, edits: SettingEdits): SettingEdits {
  const left = Object.entries(edits).filter(([key, value]) => !sameSetting(view.settings[key as SettingKey], value));
  return Object.fromEntries(left) as SettingEdits;
}

export const isDefault = (view: ProgrammeSettingsView, settings: Settings, key: SettingKey): boolean =>
  sameSetting(settings[key], view.defaults[key]);

/** What is sent: a value that is the default is sent as null, so that it follows the default from then on. */
export function patchOf(view: ProgrammeSettingsView, edits: SettingEdits): ProgrammeSettingsPatch {
  const patch: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(edits)) {
    if (key === 'minHours') {
      const { pk, pp } = value as Settings['minHours'];
      const { defaults, settings } = view;
      patch[key] = {
        ...(pk !== settings.minHours.pk && { pk: pk === defaults.minHours.pk ? null : pk }),
        ...(pp !== settings.minHours.pp && { pp: pp === defaults.minHours.pp ? null : pp }),
      };
    } else {
      patch[key] = sameSetting(value, view.defaults[key as SettingKey]) ? null : value;
    }
  }
  return patch as ProgrammeSettingsPatch;
}

/** A key for a new entry of the list of orders, made of its title: `prikaz-5`. */
export function freeKey(title: string, taken: readonly string[]): string {
  const stem =
    title
      .toLocaleLowerCase('ru')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50)
      .replace(/-+$/, '') || 'order';
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
