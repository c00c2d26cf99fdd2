import { plainText } from '@soproekt/documents';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { notifyDone } from '../../../ui/notify';
import { copyBoth, copyOfDocument, type Copied } from '../lib/clipboard';
import type { CollabSession } from '../lib/collab-session';
import type { PageView } from '../lib/page-view';
import { shownTables } from '../structured/grid/shown-tables';

export interface WholeDocument {
  /** Everything is shown as selected. */
  readonly selected: boolean;
  readonly select: () => void;
  /** Selects everything and copies it at once. */
  readonly copy: () => void;
}

/** Selecting and copying all sections, which separate editors cannot do by themselves. */
export function useWholeDocument(session: CollabSession, view: PageView, title: string): WholeDocument {
  const { t } = useTranslation('document');
  const [selected, setSelected] = useState(false);

  const content = useCallback((): Copied => {
    const sections = session.index.outline();
    return copyOfDocument(
      title,
      sections.map((section) => {
        const fragment = session.index.fragment(section.id);
        return {
          section,
          text: session.index.document(section.id),
          plain: fragment ? plainText(fragment) : '',
          tables: shownTables(view.section(section.id)),
        };
      }),
    );
  }, [session, view, title]);

  const select = useCallback(() => {
    setSelected(true);
    announce(t('whole.selected'));
  }, [t]);

  const copy = useCallback(() => {
    setSelected(true);
    void copyBoth(content()).then((done) => done && notifyDone(t('whole.copied')));
  }, [content, t]);

  useEffect(() => {
    if (!selected) return;
    const onCopy = (event: ClipboardEvent): void => {
      if (!event.clipboardData) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { html, plain } = content();
      event.clipboardData.setData('text/html', html);
      event.clipboardData.setData('text/plain', plain);
      announce(t('whole.copied'));
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.ctrlKey && !event.metaKey) setSelected(false);
    };
    const clear = (): void => setSelected(false);
    document.addEventListener('copy', onCopy, { capture: true });
    document.addEventListener('keydown', onKeyDown, { capture: true });
    document.addEventListener('pointerdown', clear, { capture: true });
    return () => {
      document.removeEventListener('copy', onCopy, { capture: true });
      document.removeEventListener('keydown', onKeyDown, { capture: true });
      document.removeEventListener('pointerdown', clear, { capture: true });
    };
  }, [selected, content, t]);

  return { selected, select, copy };
}
