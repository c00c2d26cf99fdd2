import { idSchema, presentPersonSchema, type PresentPerson } from '@soproekt/contracts';
import { z } from 'zod';

/** What a node tells the others about the people on it. */
export const presenceReportSchema = z.strictObject({
  /** Everything that the node told before is over. */
  whole: z.boolean(),
  workspaces: z.array(z.strictObject({ workspaceId: idSchema, people: z.array(presentPersonSchema) })),
});
export type PresenceReport = z.infer<typeof presenceReportSchema>;

/** Who is where on the other nodes, as they tell it. */
export class RemotePresence {
  private readonly nodes = new Map<string, Map<string, PresentPerson[]>>();

  /** @returns the workspaces in which something may have changed */
  apply(nodeId: string, { whole, workspaces }: PresenceReport): string[] {
    const before = this.nodes.get(nodeId) ?? new Map<string, PresentPerson[]>();
    const node = whole ? new Map<string, PresentPerson[]>() : before;
    for (const { workspaceId, people } of workspaces) {
      if (people.length > 0) node.set(workspaceId, people);
      else node.delete(workspaceId);
    }
    this.nodes.set(nodeId, node);
    return [...new Set([...(whole ? before.keys() : []), ...workspaces.map(({ workspaceId }) => workspaceId)])];
  }

  /** Forgets a node. @returns the workspaces in which somebody was on it */
  drop(nodeId: string): string[] {
    const workspaces = [...(this.nodes.get(nodeId)?.keys() ?? [])];
    this.nodes.delete(nodeId);
    return workspaces;
  }

  people(workspaceId: string): PresentPerson[] {
    return [...this.nodes.values()].flatMap((node) => node.get(workspaceId) ?? []);
  }
}
