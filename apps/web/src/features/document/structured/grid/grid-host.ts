import type { Finding } from '@soproekt/domain';
import type { CellAddress, CellValue, GridActions, GridColumn, GridRow } from './grid-types';
import type { GridStore } from './grid-store';
import type { ThreadCells } from '../../review/thread-cells';
import type { RemoteCells } from './remote-cells';

/** Where the active cell goes when an editor closes. */
export type Leave = 'stay' | 'down' | 'up' | 'right' | 'left';

/** The editor that is open in a cell. */
export interface OpenEditor {
  /** Stores what was typed. @returns false when it was not understood: the editor stays open */
  commit: () => boolean;
  /** What was typed and is not stored yet; null: nothing. */
  draft?: () => Draft | null;
}

export interface Draft {
  readonly text: string;
  /** Undefined: not understood as a value. */
  readonly value: CellValue | undefined;
}

/** What rows, cells and editors ask of their grid; the same object for the life of the grid. */
export interface GridHost {
  readonly id: string;
  readonly store: GridStore;
  readonly remote: RemoteCells;
  /** Open threads about rows and cells. */
  readonly threads: ThreadCells;
  /** As last rendered. */
  readonly current: () => {
    readonly rows: readonly GridRow[];
    readonly columns: readonly GridColumn[];
    readonly actions: GridActions;
    readonly writable: boolean;
  };
  /** True while the grid has the focus, or had it until its cell was taken away. */
  readonly wantsFocus: () => boolean;
  readonly registerEditor: (editor: OpenEditor) => () => void;
  /** Closes the open editor. @returns false when it must stay open */
  readonly commitOpen: () => boolean;
  readonly leave: (where: Leave) => void;
  readonly openMenu: (rowId: string, at: { readonly left: number; readonly top: number }) => void;
  readonly beginEdit: (at: CellAddress, seed: string | null) => void;
  /** One step of the history ends here. */
  readonly cut: () => void;
  /** Depth of the history now, and the way back to it: Escape takes back what was typed in a cell. */
  readonly mark: () => number;
  readonly backTo: (mark: number) => void;
}

/** Findings of one row by column. */
export type RowMarks = Readonly<Record<string, readonly Finding[]>>;
