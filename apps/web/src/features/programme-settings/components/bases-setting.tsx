import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { momentOf } from '../../../i18n/day';
import { useFormat } from '../../../i18n/format';
import { currentLocale } from '../../../i18n/i18n';
import { confirmAction } from '../../../ui/confirm';
import { DATE_FORMAT, readDate } from '../../../ui/form/read-date';
import { IconButton } from '../../../ui/icon-button';
import { freeKey, type SettingProps, type Settings } from '../lib/settings-draft';
import { SettingFrame } from './setting-frame';

type Basis = Settings['bases'][number];
const MOST = 50;
const LONGEST = 500;

/** The orders that a programme may name as its basis. */
export function BasesSetting({ value, basis, readOnly, onChange, onReset }: SettingProps<'bases'>) {
  const { t } = useTranslation('programmeRules');
  const format = useFormat();
  const [open, setOpen] = useState<{ basis: Basis; at: number } | null>(null);
  const term = ({ inForceFrom, inForceUntil }: Basis): string => {
    const from = inForceFrom && format.date(momentOf(inForceFrom));
    const until = inForceUntil && format.date(momentOf(inForceUntil));
    if (from && until) return t('bases.between', { from, until });
    if (from) return t('bases.from', { from });
    return until ? t('bases.until', { until }) : t('bases.unknown');
  };
  const remove = async (at: number): Promise<void> => {
    const named = value[at];
    const sure = await confirmAction({
      title: t('bases.removeTitle'),
      consequence: t('bases.removeConsequence', { title: named?.title }),
      confirmLabel: t('bases.remove'),
      danger: true,
    });
    if (sure) onChange(value.filter((_each, i) => i !== at));
  };
  return (
    <SettingFrame label={t('setting.bases')} basis={basis} onReset={onReset}>
      <div className="sp-setting-label" id="setting-bases">
        {t('setting.bases')}
      </div>
      <ul className="sp-card sp-lines" aria-labelledby="setting-bases">
        {value.map((each, at) => (
          <li key={each.key} className="sp-line">
            <div className="sp-line-main">
              <span className="sp-line-title">{each.title}</span>
              <span className="sp-line-about">{term(each)}</span>
            </div>
            {!readOnly && (
              <>
                <IconButton
                  label={t('bases.edit', { title: each.title })}
                  icon={<IconPencil size={18} />}
                  onClick={() => setOpen({ basis: each, at })}
                />
                <IconButton
                  label={t('bases.removeNamed', { title: each.title })}
                  icon={<IconTrash size={18} />}
                  onClick={() => void remove(at)}
                />
              </>
            )}
          </li>
        ))}
        {value.length === 0 && (
          <li className="sp-line">
            <Text c="dimmed">{t('bases.none')}</Text>
          </li>
        )}
      </ul>
      {!readOnly && value.length < MOST && (
        <Button
          mt="sm"
          variant="default"
          size="xs"
          leftSection={<IconPlus size={16} />}
          onClick={() =>
            setOpen({ basis: { key: '', title: '', inForceFrom: null, inForceUntil: null }, at: value.length })
          }
        >
          {t('bases.add')}
        </Button>
      )}
      <Modal
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open?.basis.key ? 'bases.editTitle' : 'bases.addTitle')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {open && (
          <BasisForm
            basis={open.basis}
            onCancel={() => setOpen(null)}
            onDone={(next) => {
              const key =
                open.basis.key ||
                freeKey(
                  next.title,
                  value.map((each) => each.key),
                );
              const list = [...value];
              list[open.at] = { ...next, key };
              onChange(list);
              setOpen(null);
            }}
          />
        )}
      </Modal>
    </SettingFrame>
  );
}

interface FormProps {
  basis: Basis;
  onCancel: () => void;
  onDone: (basis: Basis) => void;
}

function BasisForm({ basis, onCancel, onDone }: FormProps) {
  const { t } = useTranslation('programmeRules');
  const [title, setTitle] = useState(basis.title);
  const [from, setFrom] = useState(basis.inForceFrom);
  const [until, setUntil] = useState(basis.inForceUntil);
  const [tried, setTried] = useState(false);
  const blank = title.trim() === '';
  const turned = from !== null && until !== null && until < from;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    // The page's own form stands around this one in the tree of components.
    event.stopPropagation();
    setTried(true);
    if (!blank && !turned) onDone({ ...basis, title: title.trim(), inForceFrom: from, inForceUntil: until });
  };
  const date = {
    locale: currentLocale(),
    valueFormat: DATE_FORMAT[currentLocale()],
    dateParser: readDate,
    placeholder: t('bases.datePlaceholder'),
    weekendDays: [],
    clearable: true,
    clearButtonProps: { 'aria-label': t('bases.clear') },
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <Textarea
          label={t('bases.name')}
          placeholder={t('bases.placeholder')}
          autosize
          minRows={2}
          maxLength={LONGEST}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value.replace(/[\r\n]+/g, ' '))}
          error={tried && blank ? t('common:form.empty') : undefined}
          data-autofocus
        />
        <DateInput {...date} label={t('bases.inForceFrom')} value={from} onChange={setFrom} />
        <DateInput
          {...date}
          label={t('bases.inForceUntil')}
          description={t('bases.untilHint')}
          value={until}
          onChange={setUntil}
          error={tried && turned ? t('bases.turned') : undefined}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit">{t('bases.done')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
