import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { PresenceBoard, type Seat } from './presence-board.js';
import { LivePublisher } from './live-publisher.service.js';

/** Changes within this time go out as one message: fifty people who come at nine o'clock make one list, not fifty. */
const COALESCE_MS = 40;

/** Keeps who is where and tells the workspaces. Lives in this process; several nodes share it over Redis later. */
@Injectable()
export class PresenceService implements OnModuleDestroy {
  readonly board = new PresenceBoard();
  private readonly pending = new Map<string, NodeJS.Timeout>();

  constructor(private readonly publisher: LivePublisher) {}

  onModuleDestroy(): void {
    for (const timer of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  put(workspaceId: string, socketId: string, seat: Seat): void {
    this.board.put(workspaceId, socketId, seat);
    this.announce(workspaceId);
  }

  remove(workspaceId: string, socketId: string): void {
    if (this.board.remove(workspaceId, socketId)) this.announce(workspaceId);
  }

  removeSocket(socketId: string): void {
    for (const workspaceId of this.board.removeSocket(socketId)) this.announce(workspaceId);
  }

  private announce(workspaceId: string): void {
    if (this.pending.has(workspaceId)) return;
    const send = () => {
      this.pending.delete(workspaceId);
      this.publisher.publish(workspaceId, 'workspace.presence', {
        workspaceId,
        people: this.board.people(workspaceId),
      });
    };
    this.pending.set(workspaceId, setTimeout(send, COALESCE_MS));
  }
}
