import { ActionIcon, Menu } from '@mantine/core';
import type { SectionView } from '@soproekt/documents';
import {
  IconArrowDown,
  IconArrowUp,
  IconBuildingCommunity,
  IconCheck,
  IconDotsVertical,
  IconMessagePlus,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { InstitutionDot } from '../../../ui/institution-badge';
import { useDocumentPage } from '../hooks/document-context';
import { useSectionActions } from '../hooks/use-section-actions';
import { anchorOfSection } from '../review/new-anchor';
import { useBegin } from '../review/use-begin';
import { useReviewRights } from '../review/use-rights';

interface Props {
  section: SectionView;
  number: number;
  count: number;
  /** After «rename» and «remove», which take the focus into the sheet: the outline closes its drawer first. */
  onLeave?: () => void;
}

/** What can be done with a section; the same in the sheet and in the outline. */
export function SectionMenu({ section, number, count, onLeave }: Props) {
  const { t } = useTranslation('document');
  const { snapshot } = useDocumentPage();
  const { mayBegin } = useReviewRights();
  const { begin } = useBegin();
  const name = section.title.trim() || t('section.untitled');
  if (!snapshot.writable && !mayBegin) return null;

  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" withinPortal shadow="md" width={264} trapFocus>
      <Menu.Target>
        <ActionIcon
          className="sp-doc-handle"
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('section.menu', { number, title: name })}
        >
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {snapshot.writable && <WritingItems section={section} number={number} count={count} onLeave={onLeave} />}
        {snapshot.writable && mayBegin && <Menu.Divider />}
        {mayBegin && (
          <Menu.Item
            leftSection={<IconMessagePlus size={16} />}
            onClick={() => {
              onLeave?.();
              void begin(anchorOfSection(section.id, section.title), false);
            }}
          >
            {t('review:begin.section')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function WritingItems({ section, number, count, onLeave }: Props) {
  const { t } = useTranslation('document');
  const { detail, commands } = useDocumentPage();
  const { parties } = useParties(detail.workspaceId);
  const actions = useSectionActions();
  return (
    <>
      <Menu.Item
        leftSection={<IconPencil size={16} />}
        onClick={() => {
          onLeave?.();
          actions.rename(section.id);
        }}
      >
        {t('section.rename')}
      </Menu.Item>
      <Menu.Item leftSection={<IconPlus size={16} />} onClick={() => actions.add(section.id)}>
        {t('section.addBelow')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowUp size={16} />}
        rightSection={<span className="sp-doc-keys">Alt+Shift+↑</span>}
        disabled={number === 1}
        onClick={() => actions.move(section.id, 'up')}
      >
        {t('section.moveUp')}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown size={16} />}
        rightSection={<span className="sp-doc-keys">Alt+Shift+↓</span>}
        disabled={number === count}
        onClick={() => actions.move(section.id, 'down')}
      >
        {t('section.moveDown')}
      </Menu.Item>
      <Menu.Sub>
        <Menu.Sub.Target>
          <Menu.Sub.Item leftSection={<IconBuildingCommunity size={16} />}>{t('section.assign')}</Menu.Sub.Item>
        </Menu.Sub.Target>
        <Menu.Sub.Dropdown>
          {parties.map((party) => (
            <Menu.Item
              key={party.id}
              leftSection={<InstitutionDot hue={party.hue} />}
              rightSection={section.institutionId === party.id ? <IconCheck size={16} /> : undefined}
              aria-current={section.institutionId === party.id || undefined}
              onClick={() => commands.assign(section.id, party.id)}
            >
              {party.shortName}
            </Menu.Item>
          ))}
          <Menu.Item
            leftSection={<InstitutionDot hue={null} />}
            rightSection={section.institutionId === null ? <IconCheck size={16} /> : undefined}
            aria-current={section.institutionId === null || undefined}
            onClick={() => commands.assign(section.id, null)}
          >
            {t('section.joint')}
          </Menu.Item>
        </Menu.Sub.Dropdown>
      </Menu.Sub>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconTrash size={16} />}
        color="red"
        onClick={() => {
          onLeave?.();
          actions.remove(section.id, section.title);
        }}
      >
        {t('section.remove')}
      </Menu.Item>
    </>
  );
}
