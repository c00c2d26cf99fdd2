import { Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { ThreadPatch, ThreadView } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { useParties } from '../../../app/queries/workspace';
import { currentLocale } from '../../../i18n/i18n';
import { DATE_FORMAT, readDate } from '../../../ui/form/read-date';
import { notifyError } from '../../../ui/notify';
import { useNow } from '../../../ui/use-now';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentPage } from '../hooks/document-context';
import { dayOf } from './day-of';

/** Who is to see to it, a person or an institution as a whole, and until when. Every choice is kept at once. */
export function AssignForm({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { members, parties } = useParties(detail.workspaceId);
  const change = useThreadChange();
  const errorText = useErrorText();
  const now = useNow();
  const { assignee, dueOn } = thread;
  const value = assignee?.person
    ? `person:${assignee.person.userId}`
    : assignee?.institutionId
      ? `institution:${assignee.institutionId}`
      : null;
  const put = (input: ThreadPatch): void =>
    change.mutate(
      { kind: 'assign', threadId: thread.id, input },
      { onError: (error) => notifyError(errorText(error)) },
    );
  return (
    <div className="sp-assign">
      <Select
        size="xs"
        label={t('assign.to')}
        placeholder={t('assign.nobody')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('assign.clear') }}
        nothingFoundMessage={t('assign.noSuch')}
        // In the page it would lie outside of the form, which a click outside closes.
        comboboxProps={{ withinPortal: false }}
        data={[
          {
            group: t('assign.institutions'),
            items: parties.map(({ id, shortName }) => ({ value: `institution:${id}`, label: shortName })),
          },
          {
            group: t('assign.people'),
            items: members.map(({ userId, name }) => ({ value: `person:${userId}`, label: name })),
          },
        ]}
        value={value}
        onChange={(next) => {
          const [kind, id = ''] = next?.split(':') ?? [];
          put({ assignee: next === null ? null : kind === 'person' ? { userId: id } : { institutionId: id } });
        }}
      />
      <DateInput
        size="xs"
        label={t('assign.until')}
        placeholder={t('assign.noDate')}
        value={dueOn}
        onChange={(date) => date !== dueOn && put({ dueOn: date })}
        locale={currentLocale()}
        valueFormat={DATE_FORMAT[currentLocale()]}
        dateParser={readDate}
        weekendDays={[]}
        clearable
        clearButtonProps={{ 'aria-label': t('assign.clear') }}
        popoverProps={{ withinPortal: false }}
        minDate={dayOf(now)}
      />
    </div>
  );
}
