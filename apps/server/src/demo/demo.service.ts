import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { DocumentMaker } from '../documents/document-maker.service.js';
import { stateFromTemplate } from '../documents/new-document.js';
import { PasswordService } from '../identity/password.service.js';
import { UserEntity } from '../identity/user.entity.js';
import { AffiliationEntity } from '../institutions/affiliation.entity.js';
import { InstitutionEntity } from '../institutions/institution.entity.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { readStandardList } from '../programmes/standards/standard-file.js';
import { importStandards } from '../programmes/standards/standards-writer.js';
import { STARTER_STANDARDS } from '../programmes/standards/starter-standards.js';
import { MemberEntity } from '../workspaces/member.entity.js';
import { WorkspaceOwnerEntity } from '../workspaces/workspace-owner.entity.js';
import { WorkspacePartyEntity } from '../workspaces/workspace-party.entity.js';
import { WorkspaceEntity } from '../workspaces/workspace.entity.js';
import {
  DEMO_ACCOUNTS,
  DEMO_INSTITUTIONS,
  DEMO_PASSWORD,
  DEMO_WORKSPACE,
  type DemoInstitutionKey,
} from './accounts.js';
import { demoDocuments, demoProgramme, demoTemplate } from './content/index.js';
import { DemoThreads } from './demo-threads.service.js';

/** Any number that nobody else locks. */
const SEED_LOCK = 7_305_011_360;

type InstitutionIds = ReadonlyMap<DemoInstitutionKey, string>;

/** Fills an empty database with something to try everything on. */
@Injectable()
export class DemoService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly documents: DocumentMaker,
    private readonly threads: DemoThreads,
    private readonly logger: AppLogger,
  ) {}

  /**
   * All or nothing, and only where there is no account yet; safe to call at every start and from two processes.
   * @returns whether the demo was seeded now
   */
  async seedIfEmpty(): Promise<boolean> {
    if (!(await this.isEmpty(this.dataSource.manager))) return false;
    this.logger.log('seeding the demo: hashing passwords', 'Demo');
    // Outside the transaction: hashing takes most of the time and needs no connection.
    const hashes = await Promise.all(DEMO_ACCOUNTS.map(() => this.passwords.hash(DEMO_PASSWORD)));
    const seeded = await this.dataSource.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock($1)', [SEED_LOCK]);
      if (!(await this.isEmpty(manager))) return false;
      await this.seed(manager, hashes);
      return true;
    });
    if (seeded) {
      this.logger.log(`demo seeded: ${DEMO_ACCOUNTS.length} accounts, ${demoDocuments.length} documents`, 'Demo');
    }
    return seeded;
  }

  private async isEmpty(manager: EntityManager): Promise<boolean> {
    return !(await manager.exists(UserEntity)) && !(await manager.exists(InstitutionEntity));
  }

  private async seed(manager: EntityManager, hashes: readonly string[]): Promise<void> {
    const institutions = new Map<DemoInstitutionKey, string>();
    for (const { key, ...institution } of DEMO_INSTITUTIONS) {
      institutions.set(key, (await manager.save(manager.create(InstitutionEntity, institution))).id);
    }
    const users = await this.seedAccounts(manager, institutions, hashes);
    const workspaceId = await this.seedWorkspace(manager, institutions, users);
    await this.seedDocuments(manager, institutions, users, workspaceId);
  }

  /** @returns id by e-mail address */
  private async seedAccounts(
    manager: EntityManager,
    institutions: InstitutionIds,
    hashes: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const users = new Map<string, string>();
    for (const [i, { email, institution, name, post, isAdministrator = false }] of DEMO_ACCOUNTS.entries()) {
      const passwordHash = required(hashes[i]);
      const user = await manager.save(
        manager.create(UserEntity, { email, name, post, isAdministrator, passwordHash, locale: 'ru' }),
      );
      users.set(email, user.id);
      const institutionId = required(institutions.get(institution));
      await manager.insert(AffiliationEntity, { userId: user.id, institutionId });
    }
    return users;
  }

  private async seedWorkspace(
    manager: EntityManager,
    institutions: InstitutionIds,
    users: ReadonlyMap<string, string>,
  ): Promise<string> {
    const { name, description, owners } = DEMO_WORKSPACE;
    const createdBy = required(users.get(DEMO_ACCOUNTS[0]?.email ?? ''));
    const { id: workspaceId } = await manager.save(manager.create(WorkspaceEntity, { name, description, createdBy }));
    for (const owner of owners) {
      const institutionId = required(institutions.get(owner));
      await manager.insert(WorkspaceOwnerEntity, { workspaceId, institutionId, addedBy: createdBy });
    }
    for (const [position, { key }] of DEMO_INSTITUTIONS.entries()) {
      await manager.insert(WorkspacePartyEntity, {
        workspaceId,
        institutionId: required(institutions.get(key)),
        position,
      });
    }
    for (const { email, role } of DEMO_ACCOUNTS) {
      await manager.insert(MemberEntity, { workspaceId, userId: required(users.get(email)), role });
    }
    const standards = readStandardList(STARTER_STANDARDS);
    await importStandards(manager, workspaceId, standards, { source: 'starter', userId: null });
    return workspaceId;
  }

  /** Each by an author of the two owners in turn, as in real joint work. */
  private async seedDocuments(
    manager: EntityManager,
    institutions: InstitutionIds,
    users: ReadonlyMap<string, string>,
    workspaceId: string,
  ): Promise<void> {
    const authors = DEMO_ACCOUNTS.filter(({ role }) => role === 'author');
    const person = (email: string) => ({
      userId: required(users.get(email)),
      institutionId: required(
        institutions.get(required(DEMO_ACCOUNTS.find((account) => account.email === email)).institution),
      ),
    });
    // The first of the list shall be the newest: lists show the latest change first.
    for (const [i, document] of [...demoDocuments.entries()].reverse()) {
      const { kind, title } = document;
      const state = stateFromTemplate(
        demoTemplate(document, (key) => required(institutions.get(key))),
        'ru',
      );
      const author = required(authors[i % authors.length]);
      const documentId = await this.documents.make(manager, {
        workspaceId,
        kind,
        title,
        state,
        author: person(author.email),
      });
      if (document === demoProgramme) await this.threads.seed(manager, { workspaceId, documentId, state, person });
      // now() stands still all through a transaction; the order of the list needs different instants.
      await manager.query(
        'update document set (created_at, updated_at) = (select at, at from clock_timestamp() as at) where id = $1',
        [documentId],
      );
      this.logger.log(`demo document ${demoDocuments.length - i} of ${demoDocuments.length} written`, 'Demo');
    }
  }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the demo data does not fit together');
  return value;
}
