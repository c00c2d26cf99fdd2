import { Button, Modal, Text } from '@mantine/core';
import { getSection, sectionFragment, type SectionView, plainText } from '@soproekt/documents';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';
import { useDocumentPage } from '../hooks/document-context';
import { useSectionActions } from '../hooks/use-section-actions';

interface Props {
  opened: boolean;
  onClose: () => void;
  sections: readonly SectionView[];
}

const EXCERPT = 160;

/** The sections that were taken out: who did it, how they begin, and the way back. */
export function RemovedSections({ opened, onClose, sections }: Props) {
  const { t } = useTranslation('document');
  const { session, snapshot, detail } = useDocumentPage();
  const { member } = useParties(detail.workspaceId);
  const actions = useSectionActions();
  const format = useFormat();

  const removedBy = (section: SectionView): string => {
    const { at, by } = getSection(session.doc, section.id)?.removed ?? { at: '', by: '' };
    const name = member(by)?.name;
    const date = Number.isNaN(Date.parse(at)) ? '' : format.dateTime(at);
    return [name, date].filter(Boolean).join(', ');
  };
  const excerpt = (section: SectionView): string => {
    const fragment = sectionFragment(session.doc, section.id);
    const text = fragment ? plainText(fragment).replace(/\s+/g, ' ') : '';
    return text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
  };

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('removed.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Text c="dimmed" mb="lg">
        {t('removed.hint')}
      </Text>
      <ul className="sp-removed">
        {sections.map((section) => (
          <li key={section.id} className="sp-removed-item">
            <div className="sp-removed-text">
              <Text fw={600}>{section.title.trim() || t('section.untitled')}</Text>
              <Text size="xs" c="dimmed">
                {removedBy(section)}
              </Text>
              <Text size="sm" c="dimmed" lineClamp={2}>
                {excerpt(section) || t('removed.empty')}
              </Text>
            </div>
            {snapshot.writable && (
              <Button
                variant="default"
                size="compact-md"
                aria-label={t('removed.restoreNamed', { title: section.title.trim() || t('section.untitled') })}
                onClick={() => {
                  if (sections.length === 1) onClose();
                  actions.restore(section.id);
                }}
              >
                {t('removed.restore')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
