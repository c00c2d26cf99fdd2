import type { PresentPerson } from '@soproekt/contracts';
import type { WorkspaceRole } from '@soproekt/domain';

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

  /** @param socketId of the window */
  put(workspaceId: string, socketId: string, seat: Seat): void {
    const workspace = this.seats.get(workspaceId) ?? new Map<string, Seat>();
    workspace.set(socketId, seat);
    this.seats.set(workspaceId, workspace);
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
    const people = new Map<string, PresentPerson>();
    for (const { documentId, ...seat } of this.seats.get(workspaceId)?.values() ?? []) {
      const known = people.get(seat.userId);
      const documentIds = new Set([...(known?.documentIds ?? []), ...(documentId ? [documentId] : [])]);
      people.set(seat.userId, { ...seat, documentIds: [...documentIds] });
    }
    return [...people.values()];
  }
}
