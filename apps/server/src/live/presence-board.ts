import type { PresentPerson } from '@soproekt/contracts';
import type { WorkspaceRole } from '@soproekt/domain';
import { isDeepStrictEqual } from 'node:util';

/** One window of a person in a workspace. */
export interface Seat {
  readonly userId: string;
  readonly name: string;
  readonly institutionId: string | null;
  readonly role: WorkspaceRole;
  readonly documentId: string | null;
}

/** Who is where. Several windows of one person count as one person. */
export class PresenceBoard {
  private readonly seats = new Map<string, Map<string, Seat>>();

  /**
   * @param socketId of the window
   * @returns false when nothing changed
   */
  put(workspaceId: string, socketId: string, seat: Seat): boolean {
    if (isDeepStrictEqual(this.get(workspaceId, socketId), seat)) return false;
    const workspace = this.seats.get(workspaceId) ?? new Map<string, Seat>();
    workspace.set(socketId, seat);
    this.seats.set(workspaceId, workspace);
    return true;
  }

  /** Workspaces with somebody in them. */
  workspaces(): string[] {
    return [...this.seats.keys()];
  }

  get(workspaceId: string, socketId: string): Seat | undefined {
    return this.seats.get(workspaceId)?.get(socketId);
  }

  /** @returns false when the window was not there */
  remove(workspaceId: string, socketId: string): boolean {
    const workspace = this.seats.get(workspaceId);
    const removed = workspace?.delete(socketId) ?? false;
    if (workspace?.size === 0) this.seats.delete(workspaceId);
    return removed;
  }

  /** Removes a window everywhere. @returns the workspaces that it left */
  removeSocket(socketId: string): string[] {
    return this.workspacesOf(socketId).filter((workspaceId) => this.remove(workspaceId, socketId));
  }

  workspacesOf(socketId: string): string[] {
    return [...this.seats].filter(([, workspace]) => workspace.has(socketId)).map(([workspaceId]) => workspaceId);
  }

  /** Windows in a workspace, of one person or of all. */
  socketsIn(workspaceId: string, userId?: string): string[] {
    const workspace = this.seats.get(workspaceId) ?? new Map<string, Seat>();
    return [...workspace].filter(([, seat]) => !userId || seat.userId === userId).map(([socketId]) => socketId);
  }

  people(workspaceId: string): PresentPerson[] {
    const windows = [...(this.seats.get(workspaceId)?.values() ?? [])];
    return mergePeople(
      windows.map(({ documentId, ...person }) => ({ ...person, documentIds: documentId ? [documentId] : [] })),
    );
  }
}

/** One entry for each person, with the documents of all windows on all nodes. */
export function mergePeople(entries: readonly PresentPerson[]): PresentPerson[] {
  const people = new Map<string, PresentPerson>();
  for (const entry of entries) {
    const known = people.get(entry.userId)?.documentIds ?? [];
    people.set(entry.userId, { ...entry, documentIds: [...new Set([...known, ...entry.documentIds])] });
  }
  return [...people.values()];
}
