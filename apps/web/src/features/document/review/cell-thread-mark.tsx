import { Tooltip } from '@mantine/core';
import { IconMessageFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CellThread } from './thread-cells';

interface Props {
  readonly threads: readonly CellThread[];
  readonly onOpen: (threadId: string) => void;
}

/** Marks a cell that remarks are about; a click shows the first. Keyboards reach them by F8. */
export function CellThreadMark({ threads, onOpen }: Props) {
  const { t } = useTranslation('review');
  const [first] = threads;
  if (!first) return null;
  const said = t(threads.some(({ proposes }) => proposes) ? 'mark.cellProposal' : 'mark.cell', {
    count: threads.length,
  });
  return (
    <Tooltip label={said}>
      <button
        type="button"
        tabIndex={-1}
        className="sp-cell-threads"
        data-proposes={threads.some(({ proposes }) => proposes) || undefined}
        aria-label={said}
        onClick={() => onOpen(first.id)}
      >
        <IconMessageFilled size={12} aria-hidden />
        {threads.length > 1 && threads.length}
      </button>
    </Tooltip>
  );
}
