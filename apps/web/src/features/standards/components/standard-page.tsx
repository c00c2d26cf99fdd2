import { Button, Group, Text } from '@mantine/core';
import type { Standard } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { IconBook2, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useActor } from '../../../app/queries/me';
import { useStandards } from '../../../app/queries/programme';
import { useWorkspace } from '../../../app/queries/workspace';
import { confirmAction } from '../../../ui/confirm';
import { Moment } from '../../../ui/moment';
import { notifyDone, notifyError } from '../../../ui/notify';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState, PageState } from '../../../ui/page-state';
import { useErrorText } from '../../../ui/use-error-text';
import { useStandardMutations } from '../api/use-standard-mutations';
import { StandardDialog } from './standard-dialog';

/** `/w/:workspaceId/standards/:standardId`: one standard with its functions and labour actions. */
export function StandardPage() {
  const { t } = useTranslation('standards');
  const { workspaceId = '', standardId = '' } = useParams();
  const workspace = useWorkspace(workspaceId).data;
  const standards = useStandards(workspaceId);
  const actor = useActor();
  if (!workspace) return null;
  const list = `/w/${workspaceId}/standards`;
  const found = standards.data?.find(({ id }) => id === standardId);
  return (
    <PageFrame
      crumbs={[
        { label: workspace.name, to: `/w/${workspaceId}` },
        { label: t('title'), to: list },
      ]}
      title={found?.code ?? t('one')}
    >
      <PageState query={standards}>
        {() =>
          found ? (
            <Detail
              workspaceId={workspaceId}
              standard={found}
              mayChange={can(actor, 'standard.update', { role: workspace.role })}
            />
          ) : (
            <EmptyState
              icon={<IconBook2 size={28} />}
              title={t('gone.title')}
              action={
                <Button variant="default" component={Link} to={list}>
                  {t('gone.back')}
                </Button>
              }
            >
              {t('gone.text')}
            </EmptyState>
          )
        }
      </PageState>
    </PageFrame>
  );
}

function Detail({ workspaceId, standard, mayChange }: { workspaceId: string; standard: Standard; mayChange: boolean }) {
  const { t } = useTranslation('standards');
  const navigate = useNavigate();
  const errorText = useErrorText();
  const { remove } = useStandardMutations(workspaceId);
  const [editing, setEditing] = useState(false);

  const drop = async (): Promise<void> => {
    const sure = await confirmAction({
      title: t('remove.title', { code: standard.code }),
      consequence: t('remove.consequence', {
        code: standard.code,
        functions: t('functions', { count: standard.functions.length }),
      }),
      confirmLabel: t('remove.confirm'),
      danger: true,
    });
    if (!sure) return;
    try {
      await remove(standard.id);
      notifyDone(t('remove.done', { code: standard.code }));
      void navigate(`/w/${workspaceId}/standards`);
    } catch (error) {
      notifyError(errorText(error));
    }
  };

  return (
    <article className="sp-standard">
      <header className="sp-standard-head">
        <h2>{standard.title}</h2>
        {mayChange && (
          <Group gap="sm">
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
              {t('edit')}
            </Button>
            <Button variant="subtle" color="red" leftSection={<IconTrash size={16} />} onClick={() => void drop()}>
              {t('remove.button')}
            </Button>
          </Group>
        )}
      </header>
      <dl className="sp-standard-facts">
        <dt>{t('field.code')}</dt>
        <dd>{standard.code}</dd>
        {standard.basis && (
          <>
            <dt>{t('field.basis')}</dt>
            <dd>{standard.basis}</dd>
          </>
        )}
        <dt>{t('field.audience')}</dt>
        <dd>{standard.audience.length > 0 ? standard.audience.join('; ') : t('noAudience')}</dd>
        <dt>{t('field.source')}</dt>
        <dd>
          {t(`source.${standard.source}`)}, <Moment at={standard.updatedAt} />
        </dd>
      </dl>
      <h3 className="sp-standard-sub">{t('field.functions')}</h3>
      {standard.functions.length === 0 && <Text c="dimmed">{t('noFunctions')}</Text>}
      <ul className="sp-plain-list sp-standard-functions">
        {standard.functions.map((jobFunction) => (
          <li key={jobFunction.code} className="sp-card sp-standard-function">
            <h4>
              <span className="sp-standard-code">{jobFunction.code}</span> {jobFunction.title}
            </h4>
            {jobFunction.actions.length > 0 && (
              <ul>
                {jobFunction.actions.map((action) => (
                  <li key={action}>{action}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <StandardDialog
        workspaceId={workspaceId}
        standard={standard}
        opened={editing}
        onClose={() => setEditing(false)}
        onSaved={() => setEditing(false)}
      />
    </article>
  );
}
