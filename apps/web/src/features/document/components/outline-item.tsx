import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { Tooltip } from '@mantine/core';
import type { SectionView } from '@soproekt/documents';
import { IconGripVertical } from '@tabler/icons-react';
import { memo, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { InstitutionDot } from '../../../ui/institution-badge';
import { institutionBeside } from '../../../ui/institution-beside';
import { PersonAvatarGroup } from '../../../ui/person-avatar';
import { useDocumentPage } from '../hooks/document-context';
import type { PresentPerson } from '../lib/presence';
import { OutlineMark } from '../checks/outline-mark';
import { OutlineThreads } from '../review/outline-threads';
import { SectionMenu } from './section-menu';

interface Props {
  section: SectionView;
  /** Place among the sections. */
  number: number;
  /** Number in the printed document; null: none. */
  printed: number | null;
  count: number;
  current: boolean;
  people: readonly PresentPerson[];
  onGo: () => void;
  onLeave?: () => void;
}

/** One line of the outline: number, institution, title, who is there; a handle to drag and a menu. */
export const OutlineItem = memo(function OutlineItem(props: Props) {
  const { section, number, printed, count, current, people, onGo, onLeave } = props;
  const { t } = useTranslation('document');
  const { snapshot, detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const sortable = useSortable({ id: section.id, disabled: !snapshot.writable });
  const element = useRef<HTMLLIElement | null>(null);
  const responsible = party(section.institutionId);
  const name = section.title.trim() || t('section.untitled');

  // The line of the current section stays in sight in a long outline.
  useEffect(() => {
    if (current) element.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <li
      ref={(node) => {
        element.current = node;
        sortable.setNodeRef(node);
      }}
      className="sp-outline-item"
      data-current={current || undefined}
      data-dragging={sortable.isDragging || undefined}
      style={{ transform: CSS.Translate.toString(sortable.transform), transition: sortable.transition }}
    >
      {snapshot.writable && (
        <button
          type="button"
          className="sp-outline-grip"
          {...sortable.attributes}
          {...sortable.listeners}
          ref={sortable.setActivatorNodeRef}
          aria-roledescription={t('outline.drag.role')}
          aria-label={t('outline.drag.handle', { number, title: name })}
        >
          <IconGripVertical size={14} aria-hidden />
        </button>
      )}
      <button type="button" className="sp-outline-go" aria-current={current ? 'location' : undefined} onClick={onGo}>
        <span className="sp-outline-number">{printed}</span>
        <span className="sp-outline-title" data-untitled={section.title.trim() === '' || undefined}>
          {name}
          {responsible && <span className="sp-sr-only">, {responsible.shortName}</span>}
        </span>
        <span className="sp-outline-signs">
          <OutlineThreads sectionId={section.id} />
          <OutlineMark sectionId={section.id} />
        </span>
        <span className="sp-outline-dot">
          {responsible && (
            <Tooltip label={t('section.responsible', { name: responsible.shortName })}>
              <span>
                <InstitutionDot hue={responsible.hue} />
              </span>
            </Tooltip>
          )}
        </span>
      </button>
      {people.length > 0 && (
        <span className="sp-outline-people">
          <PersonAvatarGroup
            size={16}
            max={3}
            active
            people={people.map((person) => ({
              id: person.userId,
              name: person.name,
              hue: person.hue,
              institution: institutionBeside(person.name, person.institutionName),
            }))}
          />
        </span>
      )}
      <SectionMenu section={section} number={number} count={count} onLeave={onLeave} />
    </li>
  );
});
