import { Tooltip } from '@mantine/core';
import { countWords, observeProgramme } from '@soproekt/documents';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useSelectionIn } from '../hooks/use-selection-in';
import { useEditorValue, useHub, useOutline } from '../hooks/use-session-parts';
import type { CollabSession } from '../lib/collab-session';

const PAUSE = 400;

/** Words of the document and of one section, counted again when typing pauses. */
function useWords(session: CollabSession, activeId: string | null): { all: number; section: number } {
  const outline = useOutline(session);
  const [words, setWords] = useState({ all: 0, section: 0 });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = (): void => {
      timer = undefined;
      setWords({ all: session.index.allWords(), section: activeId ? session.index.words(activeId) : 0 });
    };
    count();
    // Rows count as text does.
    const stop = observeProgramme(session.doc, () => {
      timer ??= setTimeout(count, PAUSE);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [session, activeId, outline]);
  return words;
}

/** A quiet line with the number of words. */
export function WordFooter() {
  const { t } = useTranslation('document');
  const { session } = useDocumentPage();
  const { activeId, editor } = useHub(session);
  const words = useWords(session, activeId);
  const inText = useSelectionIn(editor);
  const selected = useEditorValue(
    editor,
    ({ isEditable, state: { doc, selection } }) =>
      selection.empty || !(isEditable || inText)
        ? 0
        : countWords(doc.textBetween(selection.from, selection.to, '\n', ' ')),
    0,
  );
  return (
    <Tooltip label={t('words.about')} multiline maw={320}>
      <footer className="sp-doc-foot" aria-label={t('words.label')}>
        <span data-testid="words-document">{t('words.document', { count: words.all })}</span>
        {activeId && <span data-testid="words-section">{t('words.section', { count: words.section })}</span>}
        {selected > 0 && <span data-testid="words-selection">{t('words.selection', { count: selected })}</span>}
      </footer>
    </Tooltip>
  );
}
