import type { CellAddress } from './grid-types';

/** How the editor of the active cell begins: with a typed sign in place of what is there, or with what is there. */
export interface Editing {
  readonly seed: string | null;
}

export interface Range {
  readonly rowIds: readonly string[];
  readonly columns: readonly string[];
}

/** What one row shows of the selection. */
export interface RowState {
  /** Column with the tab stop. */
  readonly stop: string | null;
  readonly active: string | null;
  readonly from: number;
  /** Last selected column; -1: nothing of this row is selected. */
  readonly to: number;
  readonly editing: Editing | null;
}

const NOTHING: RowState = { stop: null, active: null, from: 0, to: -1, editing: null };

/**
 * The active cell, the selected block and the open editor of one grid. Kept outside of React, so that moving through
 * the cells renders only the rows that it touches.
 */
export class GridStore {
  private rowIds: readonly string[] = [];
  private columns: readonly string[] = [];
  private readonly rowAt = new Map<string, number>();
  private current: CellAddress | null = null;
  private anchor: CellAddress | null = null;
  private editor: Editing | null = null;
  /** Where the arrows lead from when the row that was being written in has been taken away. */
  private adrift: CellAddress | null = null;
  /** Column where going on by Tab began: Enter leads back to it. */
  private run: string | null = null;
  private readonly states = new Map<string, RowState>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /**
   * Rows and columns as they are shown; an active cell whose row went away passes to its neighbour. One that was being
   * written in does not: what is still being typed would land there.
   * @returns the cell whose editor was closed by it
   */
  setShape(rowIds: readonly string[], columns: readonly string[]): CellAddress | null {
    const before = this.rowIds;
    this.rowIds = rowIds;
    this.columns = columns;
    this.rowAt.clear();
    rowIds.forEach((id, i) => this.rowAt.set(id, i));
    const lost = this.current !== null && !this.has(this.current) ? this.current : null;
    const written = this.editor ? lost : null;
    if (this.adrift && !this.has(this.adrift)) this.adrift = this.heir(this.adrift, before);
    if (written) this.adrift = this.heir(written, before);
    if (lost) this.current = written ? null : this.heir(lost, before);
    if (lost) this.editor = null;
    if (lost || (this.anchor && !this.has(this.anchor))) this.anchor = this.current;
    this.notify();
    return written;
  }

  /** True from when the row that was being written in was taken away until a cell is chosen. */
  get isAdrift(): boolean {
    return this.adrift !== null;
  }

  get active(): CellAddress | null {
    return this.current;
  }

  get editing(): Editing | null {
    return this.editor;
  }

  get rows(): readonly string[] {
    return this.rowIds;
  }

  has(at: CellAddress): boolean {
    return this.rowAt.has(at.rowId) && this.columns.includes(at.column);
  }

  /** Makes a cell the active one; `extend` keeps the other corner of the selected block. */
  activate(at: CellAddress, extend = false): void {
    if (!this.has(at)) return;
    if (at.rowId !== this.current?.rowId || at.column !== this.current.column) this.run = null;
    this.current = at;
    if (!extend || !this.anchor) this.anchor = at;
    this.editor = null;
    this.adrift = null;
    this.notify();
  }

  /** The cell that Tab leads to: the active one, or the first. */
  stop(): CellAddress | null {
    const [rowId] = this.rowIds;
    const [column] = this.columns;
    return this.current ?? this.adrift ?? (rowId !== undefined && column !== undefined ? { rowId, column } : null);
  }

  /** Moves by rows and columns, as far as there are any. @returns false at the edge */
  move(rows: number, columns: number, extend = false): boolean {
    const from = this.stop();
    if (!from) return false;
    const row = clamp((this.rowAt.get(from.rowId) ?? 0) + rows, this.rowIds.length);
    const column = clamp(this.columns.indexOf(from.column) + columns, this.columns.length);
    const to = { rowId: this.rowIds[row] ?? from.rowId, column: this.columns[column] ?? from.column };
    const moved = to.rowId !== from.rowId || to.column !== from.column;
    this.activate(to, extend);
    return moved;
  }

  /** To the next cell in reading order. @returns false when there is none */
  step(delta: 1 | -1): boolean {
    const from = this.stop();
    if (!from) return false;
    const column = this.columns.indexOf(from.column) + delta;
    if (column >= 0 && column < this.columns.length) return this.move(0, delta);
    const row = (this.rowAt.get(from.rowId) ?? 0) + delta;
    const rowId = this.rowIds[row];
    const edge = delta === 1 ? this.columns[0] : this.columns[this.columns.length - 1];
    if (rowId === undefined || edge === undefined) return false;
    this.activate({ rowId, column: edge });
    return true;
  }

  /** As step, by Tab. */
  tab(delta: 1 | -1): boolean {
    const run = this.run ?? this.stop()?.column ?? null;
    const moved = this.step(delta);
    this.run = run;
    return moved;
  }

  /** A row down or up by Enter, to where going on by Tab began. */
  enter(rows: 1 | -1): void {
    const column = this.run === null ? -1 : this.columns.indexOf(this.run);
    const from = this.columns.indexOf(this.stop()?.column ?? '');
    this.move(rows, column < 0 ? 0 : column - from);
    this.run = null;
  }

  selectAll(): void {
    const [firstRow] = this.rowIds;
    const [firstColumn] = this.columns;
    const lastRow = this.rowIds[this.rowIds.length - 1];
    const lastColumn = this.columns[this.columns.length - 1];
    if (!firstRow || !firstColumn || !lastRow || !lastColumn) return;
    this.anchor = { rowId: firstRow, column: firstColumn };
    this.current = { rowId: lastRow, column: lastColumn };
    this.editor = null;
    this.adrift = null;
    this.notify();
  }

  edit(seed: string | null): void {
    if (!this.current) return;
    this.anchor = this.current;
    this.editor = { seed };
    this.notify();
  }

  /** The editor has taken the typed sign: opened anew, after its row was moved, it begins with what is stored. */
  seedTaken(): void {
    if (this.editor) this.editor = { seed: null };
  }

  endEdit(): void {
    if (!this.editor) return;
    this.editor = null;
    this.notify();
  }

  /** The selected block; the active cell alone when nothing more is. */
  range(): Range {
    const box = this.box();
    if (!box) return { rowIds: [], columns: [] };
    return {
      rowIds: this.rowIds.slice(box.top, box.bottom + 1),
      columns: this.columns.slice(box.left, box.right + 1),
    };
  }

  /** What a row shows; the same object until that changes. */
  rowState(rowId: string): RowState {
    const next = this.readRow(rowId);
    const known = this.states.get(rowId) ?? NOTHING;
    if (sameState(known, next)) return known;
    this.states.set(rowId, next);
    return next;
  }

  private readRow(rowId: string): RowState {
    const row = this.rowAt.get(rowId);
    const box = this.box();
    const stop = this.stop();
    const hit = row !== undefined && box !== null && row >= box.top && row <= box.bottom;
    const active = this.current?.rowId === rowId ? this.current.column : null;
    if (!hit && stop?.rowId !== rowId) return NOTHING;
    return {
      stop: stop?.rowId === rowId ? stop.column : null,
      active,
      from: hit ? box.left : 0,
      to: hit ? box.right : -1,
      editing: active ? this.editor : null,
    };
  }

  private box(): { top: number; bottom: number; left: number; right: number } | null {
    if (!this.current) return null;
    const other = this.anchor ?? this.current;
    const rows = [this.rowAt.get(this.current.rowId) ?? 0, this.rowAt.get(other.rowId) ?? 0];
    const columns = [this.columns.indexOf(this.current.column), this.columns.indexOf(other.column)];
    return {
      top: Math.min(...rows),
      bottom: Math.max(...rows),
      left: Math.min(...columns),
      right: Math.max(...columns),
    };
  }

  private heir(lost: CellAddress, before: readonly string[]): CellAddress | null {
    const column = this.columns.includes(lost.column) ? lost.column : this.columns[0];
    if (column === undefined) return null;
    if (this.rowAt.has(lost.rowId)) return { rowId: lost.rowId, column };
    const place = before.indexOf(lost.rowId);
    const rowId =
      before.slice(place + 1).find((id) => this.rowAt.has(id)) ??
      before
        .slice(0, Math.max(place, 0))
        .reverse()
        .find((id) => this.rowAt.has(id)) ??
      this.rowIds[0];
    return rowId === undefined ? null : { rowId, column };
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}

function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(length - 1, index));
}

function sameState(a: RowState, b: RowState): boolean {
  return a.stop === b.stop && a.active === b.active && a.from === b.from && a.to === b.to && a.editing === b.editing;
}
