import type { Awareness } from 'y-protocols/awareness';
import { readPeer } from '../../lib/presence';
import { sameValue } from './stable-rows';

/** Somebody else's active cell. */
export interface RemoteCell {
  readonly clientId: number;
  readonly column: string;
  readonly name: string;
  readonly hue: number | null;
}

const NONE: readonly RemoteCell[] = [];

/** Other people's active cells in one section, by row; tells listeners only of what is new. */
export class RemoteCells {
  private rows = new Map<string, readonly RemoteCell[]>();
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly awareness: Awareness,
    private readonly sectionId: string,
  ) {
    awareness.on('change', this.read);
    this.read();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same array until something changes in it. */
  row(rowId: string): readonly RemoteCell[] {
    return this.rows.get(rowId) ?? NONE;
  }

  destroy(): void {
    this.awareness.off('change', this.read);
    this.listeners.clear();
  }

  private readonly read = (): void => {
    const next = new Map<string, RemoteCell[]>();
    this.awareness.getStates().forEach((state, clientId) => {
      if (clientId === this.awareness.clientID) return;
      const peer = readPeer(clientId, state);
      if (!peer?.cell || peer.cell.sectionId !== this.sectionId) return;
      const { rowId, column } = peer.cell;
      const cell = { clientId, column, name: peer.name, hue: peer.hue };
      next.set(rowId, [...(next.get(rowId) ?? []), cell]);
    });
    const before = this.rows;
    const merged = new Map<string, readonly RemoteCell[]>();
    for (const [rowId, cells] of next) {
      const known = before.get(rowId);
      merged.set(rowId, known && sameValue(known, cells) ? known : cells);
    }
    const same = merged.size === before.size && [...merged].every(([rowId, cells]) => before.get(rowId) === cells);
    if (same) return;
    this.rows = merged;
    for (const listener of this.listeners) listener();
  };
}
