import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PresentPerson } from '@soproekt/contracts';
import { ClusterService } from '../cluster/cluster.service.js';
import type { Topic } from '../cluster/topic.js';
import { LivePublisher } from './live-publisher.service.js';
import { mergePeople, PresenceBoard, type Seat } from './presence-board.js';
import { presenceReportSchema, RemotePresence, type PresenceReport } from './remote-presence.js';

/** Changes within this time go out as one message: fifty people who come at nine o'clock make one list, not fifty. */
const COALESCE_MS = 40;

interface Pending {
  readonly timer: NodeJS.Timeout;
  /** Something changed on this node, so the others are told too. */
  own: boolean;
}

/**
 * Keeps who is where and tells the workspaces. Each node knows its own windows and tells the others; what a node told counts until it
 * says something else, leaves, or falls silent.
 */
@Injectable()
export class PresenceService implements OnModuleDestroy {
  /** The windows on this node. */
  readonly board = new PresenceBoard();
  private readonly remote = new RemotePresence();
  private readonly reports: Topic<PresenceReport>;
  private readonly pending = new Map<string, Pending>();

  constructor(
    private readonly publisher: LivePublisher,
    cluster: ClusterService,
  ) {
    this.reports = cluster.topic('presence', presenceReportSchema);
    this.reports.subscribe((report, from) => this.changed(this.remote.apply(from, report), false));
    cluster.onHello(() => this.reports.publish({ whole: true, workspaces: this.report(this.board.workspaces()) }));
    cluster.onGone((nodeId) => this.changed(this.remote.drop(nodeId), false));
  }

  onModuleDestroy(): void {
    for (const { timer } of this.pending.values()) clearTimeout(timer);
    this.pending.clear();
  }

  /** Everybody in a workspace, on this node and on the others. */
  people(workspaceId: string): PresentPerson[] {
    return mergePeople([...this.board.people(workspaceId), ...this.remote.people(workspaceId)]);
  }

  put(workspaceId: string, socketId: string, seat: Seat): void {
    if (this.board.put(workspaceId, socketId, seat)) this.changed([workspaceId], true);
  }

  remove(workspaceId: string, socketId: string): void {
    if (this.board.remove(workspaceId, socketId)) this.changed([workspaceId], true);
  }

  removeSocket(socketId: string): void {
    this.changed(this.board.removeSocket(socketId), true);
  }

  private changed(workspaceIds: readonly string[], own: boolean): void {
    for (const workspaceId of workspaceIds) {
      const pending = this.pending.get(workspaceId);
      if (pending) pending.own ||= own;
      else this.pending.set(workspaceId, { own, timer: setTimeout(() => this.announce(workspaceId), COALESCE_MS) });
    }
  }

  private announce(workspaceId: string): void {
    const own = this.pending.get(workspaceId)?.own ?? false;
    this.pending.delete(workspaceId);
    this.publisher.publishHere(workspaceId, 'workspace.presence', { workspaceId, people: this.people(workspaceId) });
    if (own) this.reports.publish({ whole: false, workspaces: this.report([workspaceId]) });
  }

  private report(workspaceIds: readonly string[]): PresenceReport['workspaces'] {
    return workspaceIds.map((workspaceId) => ({ workspaceId, people: this.board.people(workspaceId) }));
  }
}
