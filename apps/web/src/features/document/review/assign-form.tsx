import { Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { ThreadPatch, ThreadView } from '@soproekt/contracts';
import { mayBeAssigned } from '@soproekt/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../app/api/api-error';
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
  const [refused, setRefused] = useState(false);
  const change = useThreadChange();
  const errorText = useErrorText();
  const now = useNow();
  const { assignee, dueOn } = thread;
  const value = assignee?.person
    ? `person:${assignee.person.userId}`
    : assignee?.institutionId
      ? `institution:${assignee.institutionId}`
      : null;
  const { institutions, people } = useAssignable(detail.workspaceId, thread);
  const put = (input: ThreadPatch): void => {
    setRefused(false);
    // Whoever could take it a moment ago may be gone or read only by now.
    const onError = (error: unknown): void =>
      error instanceof ApiError && error.code === 'invalid-input' && input.assignee
        ? setRefused(true)
        : notifyError(errorText(error));
    change.mutate({ kind: 'assign', threadId: thread.id, input }, { onError });
  };
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
            items: institutions.map(({ id, shortName }) => ({ value: `institution:${id}`, label: shortName })),
          },
          {
            group: t('assign.people'),
            items: people.map(({ userId, name }) => ({ value: `person:${userId}`, label: name })),
          },
        ]}
        value={value}
        error={refused && t('assign.refused')}
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

/** Whoever can do something about a remark, and institutions that have somebody who can; and whom it is assigned to now. */
function useAssignable(workspaceId: string, { assignee }: ThreadView) {
  const { members, parties } = useParties(workspaceId);
  const able = members.filter(({ userId, role, institution }) =>
    mayBeAssigned({ userId, role, institutionId: institution?.id ?? null }),
  );
  const theirs = new Set([assignee?.institutionId, ...able.map(({ institution }) => institution?.id)]);
  return {
    institutions: parties.filter(({ id }) => theirs.has(id)),
    people: members.filter((member) => able.includes(member) || member.userId === assignee?.person?.userId),
  };
}
