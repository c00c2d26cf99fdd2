import { Anchor, Button, Popover, Text } from '@mantine/core';
import { IconCheck, IconLink, IconShare } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useParties } from '../../../app/queries/workspace';
import { announce } from '../../../ui/announcer';
import { InstitutionDot } from '../../../ui/institution-badge';
import { useDocumentPage } from '../hooks/document-context';
import { copyText } from '../lib/clipboard';

/** Copies the address, and says who can open it. */
export function ShareButton() {
  const { t } = useTranslation('document');
  const { detail } = useDocumentPage();
  const { parties, members } = useParties(detail.workspaceId);
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 3000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = async (): Promise<void> => {
    const address = `${window.location.origin}/w/${detail.workspaceId}/d/${detail.id}`;
    if (!(await copyText(address))) return;
    setCopied(true);
    announce(t('share.copied'));
  };
  const groups = [
    ...parties.map((party) => ({
      key: party.id,
      name: party.shortName,
      hue: party.hue as number | null,
      people: members.filter((member) => member.institution?.id === party.id),
    })),
    {
      key: 'none',
      name: t('presence.outside'),
      hue: null,
      people: members.filter((member) => !parties.some((party) => party.id === member.institution?.id)),
    },
  ].filter((group) => group.people.length > 0);

  return (
    <Popover position="bottom-end" shadow="md" width={360} trapFocus returnFocus>
      <Popover.Target>
        <Button
          className="sp-share"
          variant="light"
          leftSection={<IconShare size={16} />}
          aria-label={t('share.button')}
        >
          <span className="sp-share-word">{t('share.button')}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown className="sp-share-panel" aria-label={t('share.title')}>
        <Text fw={600} mb="xs">
          {t('share.title')}
        </Text>
        <Text size="sm" c="dimmed" mb="md">
          {t('share.hint', { workspace: detail.workspaceName })}
        </Text>
        <Button
          fullWidth
          mb="md"
          leftSection={copied ? <IconCheck size={16} /> : <IconLink size={16} />}
          onClick={() => void copy()}
        >
          {copied ? t('share.copied') : t('share.copy')}
        </Button>
        <div className="sp-share-people">
          {groups.map((group) => (
            <section key={group.key} data-inst={group.hue ?? 'none'}>
              <h3 className="sp-presence-name">
                <InstitutionDot hue={group.hue} />
                {group.name}
                <span className="sp-presence-count">{group.people.length}</span>
              </h3>
              <ul className="sp-share-list">
                {group.people.map((member) => (
                  <li key={member.userId}>
                    <span>{member.name}</span>
                    <span className="sp-share-role">{t(`common:role.${member.role}`)}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
        <Text size="sm" mt="md">
          <Anchor component={Link} to={`/w/${detail.workspaceId}/members`} inherit>
            {t('share.members')}
          </Anchor>
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
}
