import { Tooltip } from '@mantine/core';
import { IconMessageFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { useDocumentPage } from '../hooks/document-context';
import type { CellThread } from './thread-cells';

interface Props {
  readonly threads: readonly CellThread[];
  readonly onOpen: (threadId: string) => void;
}

/** Marks a cell or a field that remarks are about; each click shows the next of them. Keyboards reach them by F8. */
export function CellThreadMark({ threads, onOpen }: Props) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const at = threads.findIndex(({ active }) => active);
  const shown = threads[Math.max(at, 0)];
  const next = threads[(at + 1) % threads.length];
  if (!shown || !next) return null;
  const proposed = shown.replacement === null ? threads.find(({ replacement }) => replacement !== null) : shown;
  const said = t(proposed ? 'mark.cellProposal' : 'mark.cell', { count: threads.length });
  return (
    <Tooltip label={said}>
      <button
        type="button"
        tabIndex={-1}
        className="sp-cell-threads"
        data-thread={shown.id}
        data-active={at >= 0 || undefined}
        data-inst={party((proposed ?? shown).institutionId)?.hue ?? 'none'}
        data-proposes={proposed !== undefined || undefined}
        aria-label={said}
        onClick={() => onOpen(next.id)}
      >
        {proposed ? <ProposedValue value={proposed.replacement ?? ''} /> : <IconMessageFilled size={12} aria-hidden />}
        {threads.length > 1 && <span>{threads.length}</span>}
      </button>
    </Tooltip>
  );
}

/** Longer values are read in the card: the mark must not cover what stands in the cell. */
const MOST = 6;

/** What the cell would say; nothing: it is to be cleared. */
function ProposedValue({ value }: { value: string }) {
  return <ins className="sp-cell-proposed">→ {value === '' ? '∅' : value.length > MOST ? '…' : value}</ins>;
}
