import { Injectable } from '@nestjs/common';
import { can, institutionHue } from '@soproekt/domain';
import { DataSource } from 'typeorm';
import { SessionService } from '../identity/session.service.js';
import { AccessService, documentResource } from './access.service.js';

/** Token of the gate for the document sync. */
export const COLLAB_AUTHORIZER = Symbol('COLLAB_AUTHORIZER');

/** Who is on a sync connection; stamped by the server onto everything that others see of it. */
export interface CollabPrincipal {
  readonly sessionId: string;
  readonly sessionEndsAt: number;
  readonly userId: string;
  readonly name: string;
  readonly institution: { readonly id: string; readonly shortName: string; readonly hue: number } | null;
}

/** The gate of the document sync: the same session, facts and policy as everywhere. */
@Injectable()
export class CollabAuthorizerService {
  constructor(
    private readonly sessions: SessionService,
    private readonly facts: AccessService,
    private readonly dataSource: DataSource,
  ) {}

  /**
   * @param documentId whose workspace gives the institution its colour; without it the colour is 0
   * @returns null when nobody is signed in
   */
  async authenticate(cookieHeader: string | undefined, documentId?: string): Promise<CollabPrincipal | null> {
    // At once, not one after the other: a person waits for a document to open.
    const [person, positions] = await Promise.all([
      this.sessions.authenticate(cookieHeader),
      documentId && cookieHeader ? this.positions(documentId) : null,
    ]);
    if (!person) return null;
    const { sessionId, sessionEndsAt, userId, name, institution } = person;
    const hue = institution && positions ? institutionHue(positions.get(institution.id) ?? 0) : 0;
    return { sessionId, sessionEndsAt, userId, name, institution: institution && { ...institution, hue } };
  }

  /** @returns when the session ends as things stand now, by `Date.now()`; null when it has ended */
  async sessionEndsAt({ sessionId }: Pick<CollabPrincipal, 'sessionId'>): Promise<number | null> {
    return (await this.sessions.current(sessionId))?.sessionEndsAt ?? null;
  }

  /**
   * Asked at connect and again after every access event. Reads the session anew: the principal is as old as the
   * connection.
   * @returns `binned` for a document in the bin of which the person is a reader; null for no right, no such document, or a
   * session that has ended
   */
  async access(
    principal: Pick<CollabPrincipal, 'sessionId' | 'userId'>,
    documentId: string,
  ): Promise<'write' | 'read' | 'binned' | null> {
    // A session is one person's for all its life, so both can be read at once.
    const [actor, facts] = await Promise.all([
      this.sessions.current(principal.sessionId),
      this.facts.documentFacts(principal.userId, documentId),
    ]);
    if (!actor || !facts) return null;
    const resource = documentResource(facts);
    if (!can(actor, 'document.read', resource)) return null;
    if (facts.document.binnedAt) return 'binned';
    return can(actor, 'document.edit', resource) ? 'write' : 'read';
  }

  /** The places of the institutions in the workspace of a document, which give them their colours. */
  private async positions(documentId: string): Promise<Map<string, number>> {
    const rows = await this.dataSource.query<{ institution_id: string; position: number }[]>(
      `select p.institution_id, p.position from document d join workspace_party p on p.workspace_id = d.workspace_id
       where d.id = $1`,
      [documentId],
    );
    return new Map(rows.map((row) => [row.institution_id, row.position]));
  }
}
