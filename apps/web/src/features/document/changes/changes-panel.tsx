import { Button, Text } from '@mantine/core';
import type { DocumentChanges } from '@soproekt/contracts';
import { IconChecks, IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { EmptyState, PageState } from '../../../ui/page-state';
import { SidePanel } from '../../../ui/side-panel';
import { goToFinding } from '../checks/go-to-finding';
import { useDocumentPage } from '../hooks/document-context';
import { ChangedSection } from './changed-section';
import { useChanges } from './changes-context';

/** So many sections are open at first; the others are compared when somebody opens them. */
const OPEN_AT_FIRST = 3;

/** The differences since the last visit, over the page. */
export function ChangesPanel() {
  const { t } = useTranslation('activity');
  const { data, error, retry, opened, close } = useChanges();
  return (
    <SidePanel opened={opened} onClose={close} title={t('changes.title')} width={520}>
      <PageState query={{ data, error, refetch: retry }}>{(changes) => <Differences changes={changes} />}</PageState>
    </SidePanel>
  );
}

function Differences({ changes: { since, sections } }: { changes: DocumentChanges }) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { session, view } = useDocumentPage();
  const { close, markRead } = useChanges();
  if (since === null || sections.length === 0) {
    return (
      <EmptyState icon={<IconHistory size={28} />} title={t(since ? 'changes.none' : 'changes.first')}>
        {since ? t('changes.noneText', { time: format.dateTime(since) }) : t('changes.firstText')}
      </EmptyState>
    );
  }
  const onGo = (sectionId: string): void => {
    close();
    // The panel gives the focus back first.
    setTimeout(
      () => void goToFinding({ sectionId, place: {} }, { hub: session.hub, view, missing: () => undefined }),
      60,
    );
  };
  return (
    <div className="sp-changes">
      <div className="sp-changes-head">
        <Text size="sm" c="dimmed">
          {t('changes.since', { time: format.dateTime(since) })}
        </Text>
        <Text size="sm" c="dimmed" component="p" m={0}>
          {t('changes.legend')} <ins>{t('changes.inserted')}</ins>, <del>{t('changes.deleted')}</del>
        </Text>
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconChecks size={16} />}
          onClick={() => void markRead()}
        >
          {t('changes.markRead')}
        </Button>
      </div>
      <ul className="sp-plain-list">
        {sections.map((section, i) => (
          <li key={section.sectionId}>
            <ChangedSection section={section} openAtFirst={i < OPEN_AT_FIRST} onGo={onGo} />
          </li>
        ))}
      </ul>
    </div>
  );
}
