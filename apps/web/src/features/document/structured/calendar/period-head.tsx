import { Button, Popover, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft, IconArrowRight, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../../../i18n/i18n';
import { DATE_FORMAT, readDate } from '../../../../ui/form/read-date';
import type { Table } from '../lib/use-table';
import type { PeriodFacts } from './calendar-rows';

interface Props {
  period: PeriodFacts;
  index: number;
  count: number;
  table: Table;
  writable: boolean;
}

/** «12 окт.»; the date is one of the calendar and belongs to no time zone. */
function shortDate(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru-RU', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** The head of a period's column; pressed it lets the period be renamed, dated, moved and removed. */
export function PeriodHead({ period, index, count, table, writable }: Props) {
  const { t, i18n } = useTranslation('structured');
  const [open, control] = useDisclosure(false);
  const name = period.title.trim() || t('calendar.untitled', { number: index + 1 });
  const date = period.startsOn && <span className="sp-period-date">{shortDate(period.startsOn, i18n.language)}</span>;
  const { commands } = table;
  if (!writable) {
    return (
      <span className="sp-period">
        {name}
        {date}
      </span>
    );
  }
  return (
    <Popover
      opened={open}
      onChange={(next) => (next ? control.open() : control.close())}
      position="bottom"
      shadow="md"
      width={248}
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className="sp-period"
          data-button
          aria-label={t('calendar.editPeriod', { name })}
          onClick={control.toggle}
        >
          {name}
          {date}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <TextInput
          label={t('calendar.periodTitle')}
          defaultValue={period.title}
          maxLength={200}
          data-autofocus
          onBlur={(event) => {
            const title = event.currentTarget.value.trim();
            if (title !== period.title) commands.set([{ rowId: period.id, column: 'title', value: title || null }]);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.currentTarget.blur();
            control.close();
          }}
        />
        <DateInput
          mt="sm"
          label={t('calendar.startsOn')}
          placeholder={t('passport:placeholder.date')}
          value={period.startsOn}
          onChange={(value) => {
            if (value !== period.startsOn) commands.set([{ rowId: period.id, column: 'startsOn', value }]);
          }}
          locale={currentLocale()}
          valueFormat={DATE_FORMAT[currentLocale()]}
          dateParser={readDate}
          weekendDays={[]}
          clearable
          clearButtonProps={{ 'aria-label': t('passport:clear') }}
          // Within: a press in the calendar is none outside of this one.
          popoverProps={{ withinPortal: false }}
        />
        <div className="sp-period-actions">
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            disabled={index === 0}
            leftSection={<IconArrowLeft size={16} />}
            onClick={() => commands.move(period.id, { toIndex: index - 1 })}
          >
            {t('calendar.moveLeft')}
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            disabled={index === count - 1}
            leftSection={<IconArrowRight size={16} />}
            onClick={() => commands.move(period.id, { toIndex: index + 1 })}
          >
            {t('calendar.moveRight')}
          </Button>
          <Button
            variant="subtle"
            color="red"
            size="compact-sm"
            leftSection={<IconTrash size={16} />}
            onClick={() => {
              control.close();
              table.remove([period.id]);
            }}
          >
            {t('calendar.removePeriod')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
