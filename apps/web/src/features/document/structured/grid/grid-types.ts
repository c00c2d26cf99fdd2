import type { ReactNode } from 'react';

/** What a cell holds: as in `libs/documents`. */
export type CellValue = string | number | boolean | readonly string[] | null;

/** A part of a shown value with a colour of its own: an institution. */
export interface CellPart {
  readonly text: string;
  /** Institution colour slot; null: none. */
  readonly hue: number | null;
}

/** One cell as it is shown. */
export interface CellView {
  /** What is stored; an editor begins with it. */
  readonly value: CellValue;
  /** What is shown, and copied out. */
  readonly text: string;
  /** `computed`: not written here but worked out; `warn`: differs from what it is compared with. */
  readonly tone?: 'computed' | 'warn' | 'good';
  /** Default: as its column says. */
  readonly readOnly?: boolean;
  readonly parts?: readonly CellPart[];
  /** Of hours: the one kind that the row has, which a bare number then means. */
  readonly onlyKind?: string;
  /** Said about the value on pointing at it, before what the checks find. */
  readonly note?: string;
}

/** One row as it is shown. The same object for as long as nothing in it changes: rows are rendered by identity. */
export interface GridRow {
  readonly id: string;
  /** `group`: bold, others stand beneath it; `item`: beneath a group, indented; `mark`: stands by itself, set apart. */
  readonly look: 'plain' | 'group' | 'item' | 'mark';
  /** By the key of the column; a missing one is empty and cannot be written. */
  readonly cells: Readonly<Record<string, CellView>>;
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Said quietly after the label. */
  readonly detail?: string;
  /** Institution colour slot. */
  readonly hue?: number | null;
}

/** A text read as a value; null: not understood. */
export type ReadResult = { readonly value: CellValue } | null;

export interface GridColumn {
  readonly key: string;
  readonly title: string;
  /** The full title, where the shown one is short. */
  readonly fullTitle?: string;
  readonly type: 'text' | 'number' | 'choice' | 'refs' | 'hours' | 'computed';
  /** In pixels; of the flexible column the least. */
  readonly width: number;
  /** Takes what room is left. */
  readonly flex?: boolean;
  /** Stays in sight while the table scrolls sideways; the first columns only. */
  readonly frozen?: boolean;
  readonly align?: 'start' | 'end' | 'center';
  /** Lines may be broken with Alt+Enter. */
  readonly multiline?: boolean;
  readonly maxLength?: number;
  readonly options?: readonly Option[];
  /** Values beyond the options may be typed in. */
  readonly free?: boolean;
  /** Of `hours`: the kinds in the order of the notation «4/6/5». */
  readonly parts?: readonly { readonly key: string; readonly label: string }[];
  /** Reads typed or pasted text, of a cell that is there already. */
  readonly read: (text: string, cell?: CellView) => ReadResult;
  /** Why something was not understood. */
  readonly problem?: string;
  /** Of a computed one: leads to where it can be changed, on Enter and double click. */
  readonly lead?: (rowId: string) => void;
  /** In place of the plain title. */
  readonly header?: ReactNode;
}

export interface CellAddress {
  readonly rowId: string;
  readonly column: string;
}

export interface CellChange extends CellAddress {
  readonly value: CellValue;
}

/** Something that can be done with a row. */
export interface RowAction {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** Set apart from what stands above. */
  readonly divided?: boolean;
  readonly run: () => void;
}

/** A pasted row by the key of the column. */
export type PastedTexts = Readonly<Record<string, string>>;

export interface PastedAt {
  /** The row behind which the pasted ones go. */
  readonly belowId: string;
  /** Empty rows whose place they take, in the same step. */
  readonly insteadOf: readonly string[];
}

/** How a table reads blocks that bring headings of their own. */
export interface PasteRules {
  /** Key of the column by which each heading goes, null for one that is unknown; null for what are no headings. */
  readonly headings: (headers: readonly (readonly string[])[]) => readonly (string | null)[] | null;
  /** Every column, the hidden ones among them. */
  readonly columns: readonly GridColumn[];
  /** A row that is worked out here and is passed over. */
  readonly isSum?: (texts: readonly string[]) => boolean;
  /** False when a pasted row is of another kind than the one it would be written over. */
  readonly fits?: (texts: PastedTexts, rowId: string) => boolean;
  /** The values to store, by the rows as they were pasted. */
  readonly clean?: (rows: readonly PastedTexts[]) => readonly PastedTexts[];
}

/** What a grid asks of the section that it shows. Everything is one step of the undo history. */
export interface GridActions {
  /** Stores values that were typed, pasted, filled in or cleared. `joined`: one step with the rows just added for them. */
  readonly set: (changes: readonly CellChange[], joined?: boolean) => void;
  /** Stores a text while it is being typed. */
  readonly type: (at: CellAddress, text: string) => void;
  /** Adds a row below another (null: at the end) and gives its id; null: rows cannot be added here. */
  readonly add?: (belowId: string | null) => string | null;
  /** Adds a row above another, on its level, and gives its id. */
  readonly addAbove?: (rowId: string) => string | null;
  /** Adds a row for each pasted one; null where a row was rightly passed over. Without a place: behind the last. */
  readonly addPasted?: (rows: readonly PastedTexts[], at?: PastedAt) => (string | null)[];
  readonly remove?: (rowIds: readonly string[]) => void;
  /** Moves a row by one place. */
  readonly move?: (rowId: string, delta: 1 | -1) => boolean;
  readonly drop?: (rowId: string, overId: string, where: 'before' | 'after') => void;
  /** Puts a row a level in or out. */
  readonly level?: (rowId: string, to: 'in' | 'out') => void;
  /** @param column of the active cell, when that is in the row */
  readonly menu?: (rowId: string, column?: string) => readonly RowAction[];
  /** Puts a double of the row below it. */
  readonly duplicate?: (rowId: string) => void;
}

export interface GridFooterRow {
  readonly key: string;
  readonly cells: Readonly<Record<string, Pick<CellView, 'text' | 'tone'>>>;
}
