import { Tooltip } from '@mantine/core';
import { IconMessageFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellThread } from './thread-cells';

interface Props {
  readonly threads: readonly CellThread[];
  readonly onOpen: (threadId: string) => void;
}

/** Marks a cell or a field that remarks are about; each click shows the next of them. Keyboards reach them by F8. */
export function CellThreadMark({ threads, onOpen }: Props) {
  const { t } = useTranslation('review');
  const at = threads.findIndex(({ active }) => active);
  const shown = threads[Math.max(at, 0)];
  const next = threads[(at + 1) % threads.length];
  if (!shown || !next) return null;
  const proposes = threads.some((thread) => thread.proposes);
  const said = t(proposes ? 'mark.cellProposal' : 'mark.cell', { count: threads.length });
  return (
    <Tooltip label={said}>
      <button
        type="button"
        tabIndex={-1}
        className="sp-cell-threads"
        data-thread={shown.id}
        data-active={at >= 0 || undefined}
        data-proposes={proposes || undefined}
        aria-label={said}
        onClick={() => onOpen(next.id)}
      >
        <IconMessageFilled size={12} aria-hidden />
        {threads.length > 1 && threads.length}
      </button>
    </Tooltip>
  );
}
