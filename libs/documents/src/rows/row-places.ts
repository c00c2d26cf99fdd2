import { placeAt } from '../order-key.js';
import { ROW_FIELDS, rawRow, type StructuredSection } from './row-maps.js';
import { mayStandUnder, siblingList } from './row-tree.js';
import { skeletonOf } from './row-view.js';

interface Place {
  readonly id: string;
  readonly type: string;
  readonly parentId: string | null;
  order: string | null;
  readonly stands: boolean;
}

/** The rows of a section by lists of siblings, kept up while several are put in; to be used inside one transaction. */
export class RowPlaces {
  private readonly byId = new Map<string, Place>();
  private readonly lists = new Map<string, Place[]>();
  /** The row put in last, by list. */
  private readonly latest = new Map<string, string>();

  constructor(private readonly section: StructuredSection) {
    for (const { id, raw, parentId, order, stands } of skeletonOf(section)) {
      const place: Place = { id, type: raw.type, parentId, order, stands };
      this.byId.set(id, place);
      this.list(place.type, parentId).push(place);
    }
  }

  parentOf(id: string): string | null {
    return this.byId.get(id)?.parentId ?? null;
  }

  stands(id: string): boolean {
    return this.byId.get(id)?.stands ?? false;
  }

  /** Types of the standing rows under a row. */
  childTypes(id: string): string[] {
    const children = this.lists.get(`under:${id}`) ?? [];
    return children.filter(({ stands }) => stands).map(({ type }) => type);
  }

  /** Finds a place for a new row. Others may get new keys to make room. */
  insert(
    id: string,
    row: { readonly type: string; readonly parentId?: string | null; readonly afterId?: string | null },
  ): { readonly parent: string | null; readonly order: string } {
    const parent = this.parentFor(row.type, row.parentId, row.afterId);
    const list = this.list(row.type, parent);
    const name = this.name(row.type, parent);
    const index = this.indexAfter(list, parent, row.afterId === undefined ? this.latest.get(name) : row.afterId);
    const order = this.place(list, index);
    const place: Place = { id, type: row.type, parentId: parent, order, stands: true };
    list.splice(index, 0, place);
    this.byId.set(id, place);
    this.latest.set(name, id);
    return { parent, order };
  }

  /** The key for a row that is to stand at an index of the standing rows of a list; null: it stands there. */
  move(id: string, type: string, parentId: string | null, toIndex: number): string | null {
    const before = this.list(type, parentId);
    const list = before.filter((other) => other.id !== id);
    const standing = list.filter(({ stands }) => stands);
    const target = Math.max(0, Math.min(standing.length, Math.trunc(toIndex) || 0));
    if (before.filter(({ stands }) => stands)[target]?.id === id) return null;
    const next = standing[target];
    return this.place(list, next ? list.indexOf(next) : list.length);
  }

  /** As asked where the types allow it; else where the row named by `afterId` is; else the top. */
  private parentFor(type: string, asked: string | null | undefined, afterId: string | null | undefined): string | null {
    const fits = (id: string | null | undefined): id is string => {
      const row = typeof id === 'string' ? this.byId.get(id) : undefined;
      return row !== undefined && mayStandUnder(this.section.schema, type, row.type);
    };
    if (fits(asked)) return asked;
    if (asked !== undefined && mayStandUnder(this.section.schema, type, null)) return null;
    const after = typeof afterId === 'string' ? this.byId.get(afterId) : undefined;
    if (fits(after?.parentId)) return after.parentId;
    // A topic asked for behind a module begins that module; other rows that may stand by themselves do.
    return fits(afterId) && !mayStandUnder(this.section.schema, type, null) ? afterId : null;
  }

  private name(type: string, parentId: string | null): string {
    return siblingList(this.section.schema, type, parentId);
  }

  private list(type: string, parentId: string | null): Place[] {
    const name = this.name(type, parentId);
    const list = this.lists.get(name) ?? [];
    this.lists.set(name, list);
    return list;
  }

  /** Behind a row of the list, or behind the one that the named row stands under; behind the parent means first. */
  private indexAfter(list: readonly Place[], parentId: string | null, afterId: string | null | undefined): number {
    if (afterId === null || (afterId !== undefined && afterId === parentId)) return 0;
    if (afterId === undefined) return list.length;
    const parentOfAfter = this.parentOf(afterId);
    const index = list.findIndex(({ id }) => id === afterId || id === parentOfAfter);
    return index < 0 ? list.length : index + 1;
  }

  private place(list: Place[], index: number): string {
    const { key, rekeyed } = placeAt(list, index);
    for (const place of list) {
      const order = rekeyed.get(place.id);
      if (order === undefined) continue;
      place.order = order;
      rawRow(this.section, place.id)?.map.set(ROW_FIELDS.order, order);
    }
    return key;
  }
}
