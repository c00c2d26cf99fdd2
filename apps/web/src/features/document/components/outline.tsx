import {
  DndContext,
  KeyboardSensor,
  PointerSensor,
  closestCenter,
  useSensor,
  useSensors,
  type Announcements,
  type DragEndEvent,
} from '@dnd-kit/core';
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable';
import { Button, Text } from '@mantine/core';
import { IconArchive, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { sectionNumbers } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useOutline, useRemovedSections } from '../hooks/use-session-parts';
import type { PresentPerson } from '../lib/presence';
import { AddSection } from './add-section';
import { OutlineItem } from './outline-item';
import { RemovedSections } from './removed-sections';

interface Props {
  /** The section being read or written. */
  currentId: string | null;
  people: readonly PresentPerson[];
  /** Called after a choice, to close the drawer on a phone. */
  onChosen?: () => void;
}

/** Contents of the document: where one is, who is where, and the order of the sections. */
export function Outline({ currentId, people, onChosen }: Props) {
  const { t } = useTranslation('document');
  const { session, snapshot, commands, view, detail } = useDocumentPage();
  const sections = useOutline(session);
  const printed = sectionNumbers(detail.kind, sections);
  const removed = useRemovedSections(session);
  const [showRemoved, setShowRemoved] = useState(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );

  const place = (id: string | number): { number: number; title: string } => {
    const index = sections.findIndex((section) => section.id === id);
    return { number: index + 1, title: sections[index]?.title.trim() || t('section.untitled') };
  };
  const announcements: Announcements = {
    onDragStart: ({ active }) => t('outline.drag.start', place(active.id)),
    onDragOver: ({ over }) => (over ? t('outline.drag.over', place(over.id)) : undefined),
    onDragEnd: ({ active, over }) =>
      over ? t('outline.drag.end', { ...place(active.id), to: place(over.id).number }) : undefined,
    onDragCancel: () => t('outline.drag.cancel'),
  };
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    if (!over || active.id === over.id) return;
    commands.moveTo(
      String(active.id),
      sections.findIndex((section) => section.id === over.id),
    );
  };

  return (
    <nav className="sp-outline" aria-label={t('outline.title')}>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        accessibility={{
          announcements,
          screenReaderInstructions: { draggable: t('outline.drag.instructions') },
        }}
        onDragEnd={onDragEnd}
      >
        <SortableContext items={sections.map((section) => section.id)} strategy={verticalListSortingStrategy}>
          <ol className="sp-outline-list">
            {sections.map((section, index) => (
              <OutlineItem
                key={section.id}
                section={section}
                number={index + 1}
                printed={printed[index] ?? null}
                count={sections.length}
                current={section.id === currentId}
                people={people.filter((person) => person.sectionId === section.id && !person.self)}
                onGo={() => {
                  onChosen?.();
                  view.goToSection(section.id);
                }}
                onLeave={onChosen}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {sections.length === 0 && (
        <Text size="sm" c="dimmed" px="sm">
          {t('outline.empty')}
        </Text>
      )}
      {snapshot.writable && (
        <AddSection afterId={undefined} onLeave={onChosen}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            className="sp-outline-foot"
            leftSection={<IconPlus size={16} />}
          >
            {t('section.add')}
          </Button>
        </AddSection>
      )}
      {removed.length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className="sp-outline-foot"
          leftSection={<IconArchive size={16} />}
          onClick={() => setShowRemoved(true)}
        >
          {t('removed.open', { count: removed.length })}
        </Button>
      )}
      <RemovedSections opened={showRemoved} onClose={() => setShowRemoved(false)} sections={removed} />
    </nav>
  );
}
