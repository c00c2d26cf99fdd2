import { Tooltip } from '@mantine/core';
import { IconMessageFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { useDocumentPage } from '../hooks/document-context';
import { firstWords } from './first-words';
import { tellingThread, type CellThread } from './thread-cells';
import { useValueWords } from './use-value-words';

interface Props {
  readonly threads: readonly CellThread[];
  readonly onOpen: (threadId: string) => void;
  /** Letters of a proposed value that are shown; by default as many as leave something of the cell to be seen. */
  readonly most?: number;
}

const MOST = 12;

/** Marks a cell or a field that remarks are about; each click shows the next of them. Keyboards reach them by F8. */
export function CellThreadMark({ threads, onOpen, most = MOST }: Props) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const words = useValueWords();
  const at = threads.findIndex(({ active }) => active);
  const shown = threads[Math.max(at, 0)];
  const next = threads[(at + 1) % threads.length];
  if (!shown || !next) return null;
  const proposed = shown.replacement === null ? threads.find(({ replacement }) => replacement !== null) : shown;
  const hue = party(tellingThread(threads)?.institutionId)?.hue ?? 'none';
  const value = proposed ? words(proposed.place, proposed.replacement ?? '') : '';
  const said = t(proposed ? 'mark.cellProposal' : 'mark.cell', { count: threads.length });
  const whole = proposed && (value === '' ? t('proposal.toClear') : t('mark.value', { value }));
  return (
    <>
      <span className="sp-cell-line" data-inst={hue} data-active={at >= 0 || undefined} aria-hidden />
      <Tooltip
        multiline
        maw={320}
        label={
          <>
            {said}
            {whole && <span className="sp-cell-whole">{whole}</span>}
          </>
        }
      >
        <button
          type="button"
          tabIndex={-1}
          className="sp-cell-threads"
          data-thread={shown.id}
          data-active={at >= 0 || undefined}
          data-inst={hue}
          aria-label={said}
          aria-description={whole}
          onClick={() => onOpen(next.id)}
        >
          {proposed ? (
            <ins className="sp-cell-proposed">→ {value === '' ? '∅' : firstWords(value, most)}</ins>
          ) : (
            <IconMessageFilled size={12} aria-hidden />
          )}
          {threads.length > 1 && <span>{threads.length}</span>}
        </button>
      </Tooltip>
    </>
  );
}
