import type { ProgrammeSettingsView } from '@soproekt/contracts';
import { INSTITUTION_KINDS, PROGRAMME_PARTS } from '@soproekt/domain';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { FormFailure } from '../../../ui/form/form-failure';
import { useSaveSettings } from '../api/use-save-settings';
import {
  edited,
  isDefault,
  patchOf,
  stillDifferent,
  withEdits,
  type SettingEdits,
  type SettingKey,
  type SettingProps,
} from '../lib/settings-draft';
import { BasesSetting } from './bases-setting';
import { ChoiceSetting } from './choice-setting';
import { NumberSetting } from './number-setting';
import { SaveBar } from './save-bar';
import { useLeaveWarning } from './use-leave-warning';

interface Props {
  workspaceId: string;
  view: ProgrammeSettingsView;
  readOnly: boolean;
}

/** All limits in one form: changes are kept here until they are saved together; what others save appears at once. */
export function RulesForm({ workspaceId, view, readOnly }: Props) {
  const { t } = useTranslation('programmeRules');
  const [edits, setEdits] = useState<SettingEdits>({});
  /** Forms begin anew when changes are dropped: what was typed may be no value that an edit could hold. */
  const [round, setRound] = useState(0);
  const [invalid, setInvalid] = useState<ReadonlySet<string>>(new Set());
  const save = useSaveSettings(workspaceId);
  const settings = withEdits(view, edits);
  const dirty = Object.keys(edits).length > 0;
  useLeaveWarning(dirty);
  useEffect(() => setEdits((before) => stillDifferent(view, before)), [view]);

  const props = <K extends SettingKey>(key: K): SettingProps<K> => ({
    value: settings[key],
    basis: view.bases[key],
    readOnly,
    onChange: (value) => setEdits((before) => edited(view, before, key, value)),
    ...(!readOnly &&
      !isDefault(view, settings, key) && {
        onReset: () => setEdits((before) => edited(view, before, key, view.defaults[key])),
      }),
  });
  const onInvalid = (key: string, wrong: boolean): void =>
    setInvalid((before) => {
      if (before.has(key) === wrong) return before;
      const next = new Set(before);
      if (wrong) next.add(key);
      else next.delete(key);
      return next;
    });
  const submit = (): void => {
    if (readOnly || !dirty || invalid.size > 0 || save.isPending) return;
    save.mutate(patchOf(view, edits), {
      onSuccess: () => {
        setEdits({});
        announce(t('save.done'));
      },
    });
  };
  const { minHours } = settings;
  const hours = { min: 0, max: 10_000, step: 0.5, onInvalid };
  const { value: _hours, onChange: setHours, onReset: resetHours, ...common } = props('minHours');
  const resetOne = (type: 'pk' | 'pp') =>
    resetHours && minHours[type] !== view.defaults.minHours[type]
      ? () => setHours({ ...minHours, [type]: view.defaults.minHours[type] })
      : undefined;

  return (
    <form
      key={round}
      className="sp-rules-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <FormFailure failure={save.error} />
      <section className="sp-rules-group" aria-labelledby="rules-hours">
        <h2 id="rules-hours">{t('group.hours')}</h2>
        {(['pk', 'pp'] as const).map((type) => (
          <NumberSetting
            key={type}
            {...common}
            {...hours}
            name={`minHours.${type}`}
            label={t(`setting.minHours.${type}`)}
            unit={t('unit.hours')}
            value={minHours[type]}
            standard={view.defaults.minHours[type]}
            onChange={(value) => setHours({ ...minHours, [type]: value })}
            onReset={resetOne(type)}
          />
        ))}
        <NumberSetting
          {...props('dailyLoad')}
          name="dailyLoad"
          label={t('setting.dailyLoad')}
          unit={t('unit.hours')}
          standard={view.defaults.dailyLoad}
          min={0.5}
          max={24}
          step={0.5}
          onInvalid={onInvalid}
        />
        <NumberSetting
          {...props('studyDaysPerWeek')}
          name="studyDaysPerWeek"
          label={t('setting.studyDaysPerWeek')}
          unit={t('unit.days')}
          standard={view.defaults.studyDaysPerWeek}
          min={1}
          max={7}
          step={1}
          onInvalid={onInvalid}
        />
      </section>
      <section className="sp-rules-group" aria-labelledby="rules-content">
        <h2 id="rules-content">{t('group.content')}</h2>
        <NumberSetting
          {...props('practiceShare')}
          name="practiceShare"
          label={t('setting.practiceShare')}
          unit="%"
          // Rounded: 0.07 × 100 is not 7.
          value={Math.round(settings.practiceShare * 1000) / 10}
          standard={Math.round(view.defaults.practiceShare * 1000) / 10}
          onChange={(percent) => props('practiceShare').onChange(percent / 100)}
          min={0}
          max={100}
          step={1}
          onInvalid={onInvalid}
        />
        <NumberSetting
          {...props('literatureYears')}
          name="literatureYears"
          label={t('setting.literatureYears')}
          unit={t('unit.years')}
          standard={view.defaults.literatureYears}
          min={1}
          max={100}
          step={1}
          onInvalid={onInvalid}
        />
        <ChoiceSetting
          {...props('mandatoryParts')}
          label={t('setting.mandatoryParts')}
          options={PROGRAMME_PARTS.map((part) => ({ value: part, label: t(`part.${part}`) }))}
          none={t('noParts')}
        />
      </section>
      <section className="sp-rules-group" aria-labelledby="rules-law">
        <h2 id="rules-law">{t('group.law')}</h2>
        <BasesSetting {...props('bases')} />
        <ChoiceSetting
          {...props('teacherTraining')}
          label={t('setting.teacherTraining')}
          options={INSTITUTION_KINDS.map((kind) => ({ value: kind, label: t(`common:institutionKind.${kind}`) }))}
          none={t('noKinds')}
        />
      </section>
      <SaveBar
        view={view}
        readOnly={readOnly}
        dirty={dirty}
        invalid={invalid.size > 0}
        pending={save.isPending}
        onDrop={() => {
          setEdits({});
          setRound(round + 1);
          save.reset();
        }}
      />
    </form>
  );
}
