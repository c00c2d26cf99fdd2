import { listSections } from '@soproekt/documents';
import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { notifyUndo } from '../../../ui/notify';
import type { SectionStart } from '../lib/section-commands';
import { withLost } from '../review/lost-words';
import { ReviewContext } from '../review/review-context';
import { useDocumentPage } from './document-context';

export interface SectionActions {
  readonly add: (afterId: string | null | undefined, start?: SectionStart) => void;
  readonly rename: (sectionId: string) => void;
  readonly move: (sectionId: string, direction: 'up' | 'down') => void;
  readonly remove: (sectionId: string, title: string) => void;
  readonly restore: (sectionId: string) => void;
}

/** The commands on sections with what belongs to them on the page: focus, notification, announcement. */
export function useSectionActions(): SectionActions {
  const { t } = useTranslation('document');
  const { session, commands, view } = useDocumentPage();
  const review = useContext(ReviewContext);
  return useMemo(() => {
    const rename = (sectionId: string): void => {
      view.goToSection(sectionId);
      // A closing menu gives the focus back to its button first.
      setTimeout(() => session.hub.focusTitle(sectionId, 'end'), 60);
    };
    return {
      add(afterId, start) {
        rename(commands.add(afterId, start));
      },
      rename,
      move(sectionId, direction) {
        const focused = document.activeElement;
        const place = commands.moveBy(sectionId, direction === 'up' ? -1 : 1);
        if (place === null) return;
        const count = listSections(session.doc).length;
        announce(t('section.moved', { number: place + 1, count }));
        // React moves the section's element, which makes browsers drop the focus.
        requestAnimationFrame(() => {
          view.goToSection(sectionId);
          if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
        });
      },
      remove(sectionId, title) {
        const before = listSections(session.doc);
        const at = before.findIndex((section) => section.id === sectionId);
        const neighbour = before[at + 1] ?? before[at - 1];
        const remove = (): void => commands.remove(sectionId);
        const lost = review ? review.lostBy(remove) : (remove(), 0);
        // The menu's button went away with its section. The menu gives the focus up first.
        setTimeout(() => {
          if (neighbour) session.hub.focusTitle(neighbour.id, 'start');
          else document.getElementById('main')?.focus();
        }, 60);
        const name = title.trim() || t('section.untitled');
        const said = withLost(t('section.removed', { title: name }), lost, t);
        announce(said);
        notifyUndo(said, () => {
          commands.restore(sectionId);
          requestAnimationFrame(() => view.goToSection(sectionId));
        });
      },
      restore(sectionId) {
        commands.restore(sectionId);
        requestAnimationFrame(() => rename(sectionId));
      },
    };
  }, [session, commands, view, review, t]);
}
