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
    const person = await this.sessions.authenticate(cookieHeader);
    if (!person) return null;
    const { sessionId, userId, name, institution } = person;
    const hue = institution && documentId ? await this.hue(documentId, institution.id) : 0;
    return { sessionId, userId, name, institution: institution && { ...institution, hue } };
  }

  /**
   * Asked at connect and again after every access event. Reads the session anew: the principal is as old as the
   * connection.
   * @returns `binned` for a document in the bin of which the person is a reader; null for no right, no such document, or a
   * session that has ended
   */
  async access(
    principal: Pick<CollabPrincipal, 'sessionId'>,
    documentId: string,
  ): Promise<'write' | 'read' | 'binned' | null> {
    const actor = await this.sessions.current(principal.sessionId);
    if (!actor) return null;
    const facts = await this.facts.documentFacts(actor.userId, documentId);
    if (!facts) return null;
    const resource = documentResource(facts);
    if (!can(actor, 'document.read', resource)) return null;
    if (facts.document.binnedAt) return 'binned';
    return can(actor, 'document.edit', resource) ? 'write' : 'read';
  }

  private async hue(documentId: string, institutionId: string): Promise<number> {
    const [row] = await this.dataSource.query<{ position: number }[]>(
      `select p.position from document d join workspace_party p on p.workspace_id = d.workspace_id
       where d.id = $1 and p.institution_id = $2`,
      [documentId, institutionId],
    );
    return institutionHue(row?.position ?? 0);
  }
}
