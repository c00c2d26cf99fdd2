import {
  addRow,
  addRows,
  moveRow,
  removeRow,
  restoreRow,
  retypeRow,
  setCell,
  setCells,
  setField,
  type BatchRow,
  type CellValue,
  type RowInput,
} from '@soproekt/documents';
import type { CollabSession } from '../../lib/collab-session';
import { STRUCTURE_ORIGIN } from '../../lib/history';
import type { CellAddress, CellChange } from '../grid/grid-types';

const options = { origin: STRUCTURE_ORIGIN };

/** What can be done with the rows of one section; everything is one step of the document's history. */
export class TableCommands {
  constructor(
    private readonly session: Pick<CollabSession, 'doc' | 'history' | 'userId'>,
    readonly sectionId: string,
  ) {}

  /** @param joined belongs to the step that addAll has begun */
  set(changes: readonly CellChange[], joined = false): void {
    const [first] = changes;
    if (!first) {
      if (joined) this.end();
      return;
    }
    const act = (): unknown => setCells(this.session.doc, this.sectionId, changes, options);
    if (!joined) return this.step(first, act);
    act();
    this.end();
  }

  /** While somebody types: the steps of the history are those of typing anywhere. */
  type({ rowId, column }: CellAddress, text: string): void {
    this.session.history.at({ sectionId: this.sectionId, selection: null, cell: { rowId, column } });
    setCell(this.session.doc, this.sectionId, rowId, column, text, options);
  }

  setField(field: string, value: CellValue): void {
    this.step(null, () => setField(this.session.doc, this.sectionId, field, value, options));
  }

  add(row: RowInput): string | null {
    const { history, doc } = this.session;
    history.cut();
    history.at({ sectionId: this.sectionId, selection: null });
    const id = addRow(doc, this.sectionId, { ...row, ...options });
    history.cut();
    return id === '' ? null : id;
  }

  /** The values that a paste brings for them belong to the same step: no cut behind it. */
  addAll(rows: readonly BatchRow[]): (string | null)[] {
    const { history, doc } = this.session;
    history.cut();
    history.at({ sectionId: this.sectionId, selection: null });
    return addRows(doc, this.sectionId, rows, options).map((id) => id || null);
  }

  /** Takes rows out within the step that addAll has begun. */
  giveWay(rowIds: readonly string[]): void {
    const { doc, userId } = this.session;
    doc.transact(() => {
      for (const id of rowIds) removeRow(doc, this.sectionId, id, { by: userId }, options);
    }, STRUCTURE_ORIGIN);
  }

  move(rowId: string, to: { readonly parentId?: string | null; readonly toIndex: number }): boolean {
    let moved = false;
    this.step({ rowId, column: undefined }, () => {
      moved = moveRow(this.session.doc, this.sectionId, rowId, to, options);
    });
    return moved;
  }

  /** @param cells what the row did not need to say where it stood */
  retype(rowId: string, to: Parameters<typeof retypeRow>[3], cells: Readonly<Record<string, CellValue>> = {}): boolean {
    const { doc } = this.session;
    const changes = Object.entries(cells).map(([column, value]) => ({ rowId, column, value }));
    let turned = false;
    this.step({ rowId, column: undefined }, () =>
      doc.transact(() => {
        turned = retypeRow(doc, this.sectionId, rowId, to, options);
        if (turned && changes.length > 0) setCells(doc, this.sectionId, changes, options);
      }, STRUCTURE_ORIGIN),
    );
    return turned;
  }

  remove(rowIds: readonly string[]): void {
    this.step(rowIds[0] === undefined ? null : { rowId: rowIds[0], column: undefined }, () => {
      this.session.doc.transact(() => {
        for (const id of rowIds) {
          removeRow(this.session.doc, this.sectionId, id, { by: this.session.userId }, options);
        }
      }, STRUCTURE_ORIGIN);
    });
  }

  restore(rowIds: readonly string[]): void {
    this.step(rowIds[0] === undefined ? null : { rowId: rowIds[0], column: undefined }, () => {
      this.session.doc.transact(() => {
        for (const id of rowIds) restoreRow(this.session.doc, this.sectionId, id, options);
      }, STRUCTURE_ORIGIN);
    });
  }

  /** The step begun by addAll ends here. */
  end(): void {
    this.session.history.cut();
  }

  /** Several changes as one step. */
  step(cell: { readonly rowId: string; readonly column: string | undefined } | null, act: () => unknown): void {
    const { history } = this.session;
    history.cut();
    history.at({
      sectionId: this.sectionId,
      selection: null,
      ...(cell && { cell: { rowId: cell.rowId, column: cell.column } }),
    });
    act();
    history.cut();
  }
}
