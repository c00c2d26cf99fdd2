import { Button, Text, Title } from '@mantine/core';
import type { Workspace } from '@soproekt/contracts';
import { ownersLeftWithoutCoordinator } from '@soproekt/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api } from '../../../app/api/client';
import { forgetWorkspace } from '../../../app/live/apply-event';
import { keys } from '../../../app/queries/keys';
import { useMe } from '../../../app/queries/me';
import { useMembers } from '../../../app/queries/workspace';
import { confirmAction } from '../../../ui/confirm';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';

/** The way out of a workspace; the last coordinator of an owner is told why it is closed. */
export function LeaveSection({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const [pending, setPending] = useState(false);
  const members = (useMembers(workspace.id).data ?? []).map(({ userId, role, institution }) => ({
    userId,
    role,
    institutionId: institution?.id ?? null,
  }));
  const owners = workspace.parties.filter(({ owner }) => owner).map(({ id }) => id);
  const last = ownersLeftWithoutCoordinator(owners, members, { userId: me.id, role: null }).length > 0;

  const leave = async () => {
    const sure = await confirmAction({
      title: t('leave.title'),
      consequence: t('leave.consequence', { name: workspace.name }),
      confirmLabel: t('leave.confirm'),
      danger: true,
    });
    if (!sure) return;
    setPending(true);
    try {
      await api.delete(`/workspaces/${workspace.id}/members/${me.id}`);
      await navigate('/', { replace: true });
      forgetWorkspace(client, workspace.id);
      void client.invalidateQueries({ queryKey: keys.workspaces });
      notifyDone(t('leave.done', { name: workspace.name }));
    } catch (error) {
      setPending(false);
      notifyError(errorText(error));
    }
  };

  return (
    <section aria-labelledby="leave">
      <Title order={2} id="leave">
        {t('leave.heading')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {last ? t('leave.last') : t('leave.hint')}
      </Text>
      <Button variant="outline" color="red" disabled={last} loading={pending} onClick={() => void leave()}>
        {t('leave.button')}
      </Button>
    </section>
  );
}
