import { hash } from '@node-rs/argon2';
import type { InstitutionKind, WorkspaceRole } from '@soproekt/domain';
import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { newToken, hashToken } from '../identity/token.js';
import { TEST_HASH_COST, TEST_PASSWORD } from './test-app.js';

export interface SeededPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly institutionId: string;
  /** `Cookie` header of a session that is open already (under plain http). */
  readonly cookie: string;
}

const INSTITUTIONS = {
  university: ['university', 'Педагогический университет', 'СРПУ'],
  iro: ['institute-of-development', 'Институт развития образования', 'ИРО'],
  school: ['school', 'Школа № 7', 'Школа 7'],
  municipality: ['municipal-authority', 'Управление образования', 'УО'],
} as const satisfies Record<string, readonly [InstitutionKind, string, string]>;
export type SeededInstitution = keyof typeof INSTITUTIONS;

const PEOPLE = {
  admin: ['university', null, 'Администратор А.'],
  coordinator: ['university', 'coordinator', 'Ковалёва К.'],
  iroCoordinator: ['iro', 'coordinator', 'Крылов К.'],
  moderator: ['iro', 'moderator', 'Морозова М.'],
  author: ['university', 'author', 'Авдеев А.'],
  iroAuthor: ['iro', 'author', 'Алексеева А.'],
  reviewer: ['school', 'reviewer', 'Рощина Р.'],
  reader: ['municipality', 'reader', 'Чернов Ч.'],
  /** In no workspace. */
  outsider: ['iro', null, 'Посторонний П.'],
} as const satisfies Record<string, readonly [SeededInstitution, WorkspaceRole | null, string]>;
export type SeededName = keyof typeof PEOPLE;

export interface Seeded {
  readonly institutions: Record<SeededInstitution, string>;
  readonly people: Record<SeededName, SeededPerson>;
  /** Owned by `university` and `iro`; everybody but `admin` and `outsider` is a member. */
  readonly workspaceId: string;
  /** Owned by `iro`; `outsider` is its coordinator and only member. */
  readonly foreignWorkspaceId: string;
}

let passwordHash: Promise<string> | undefined;

/** Institutions, one person of each role (password `TEST_PASSWORD`, signed in already) and two workspaces. */
export async function seedPeople(pool: pg.Pool): Promise<Seeded> {
  passwordHash ??= hash(TEST_PASSWORD, TEST_HASH_COST);
  const stored = await passwordHash;
  // Several calls over one database must not collide.
  const tag = randomBytes(3).toString('hex');
  const institutions = {} as Record<SeededInstitution, string>;
  for (const key of keysOf(INSTITUTIONS)) {
    const [kind, name, shortName] = INSTITUTIONS[key];
    const { rows } = await pool.query<{ id: string }>(
      'insert into institution (kind, name, short_name, municipality) values ($1, $2, $3, $4) returning id',
      [kind, `${name} ${tag}`, shortName, 'Северореченск'],
    );
    institutions[key] = rows[0]?.id ?? '';
  }
  const people = {} as Record<SeededName, SeededPerson>;
  for (const key of keysOf(PEOPLE)) {
    const [institution, , name] = PEOPLE[key];
    const email = `${key.toLowerCase()}-${tag}@test.example`;
    people[key] = await insertPerson(pool, {
      email,
      name,
      stored,
      institutionId: institutions[institution],
      admin: key === 'admin',
    });
  }
  const workspaceId = await insertWorkspace(pool, 'Рабочая группа', institutions, ['university', 'iro']);
  const foreignWorkspaceId = await insertWorkspace(pool, 'Чужая группа', institutions, ['iro']);
  for (const key of keysOf(PEOPLE)) {
    const role = PEOPLE[key][1];
    if (role) await insertMember(pool, workspaceId, people[key].id, role);
  }
  await insertMember(pool, foreignWorkspaceId, people.outsider.id, 'coordinator');
  return { institutions, people, workspaceId, foreignWorkspaceId };
}

interface PersonRow {
  email: string;
  name: string;
  stored: string;
  institutionId: string;
  admin: boolean;
}

async function insertPerson(pool: pg.Pool, row: PersonRow): Promise<SeededPerson> {
  const id = randomUUID();
  const token = newToken();
  await pool.query(
    'insert into app_user (id, email, name, post, password_hash, is_administrator) values ($1, $2, $3, $4, $5, $6)',
    [id, row.email, row.name, 'методист', row.stored, row.admin],
  );
  await pool.query('insert into affiliation (user_id, institution_id) values ($1, $2)', [id, row.institutionId]);
  await pool.query(`insert into session (token_hash, user_id, expires_at) values ($1, $2, now() + interval '1 day')`, [
    hashToken(token),
    id,
  ]);
  return {
    id,
    email: row.email,
    name: row.name,
    institutionId: row.institutionId,
    cookie: `soproekt_session=${token}`,
  };
}

async function insertWorkspace(
  pool: pg.Pool,
  name: string,
  institutions: Record<SeededInstitution, string>,
  owners: readonly SeededInstitution[],
): Promise<string> {
  const id = randomUUID();
  await pool.query('insert into workspace (id, name) values ($1, $2)', [id, name]);
  for (const owner of owners) {
    await pool.query('insert into workspace_owner (workspace_id, institution_id) values ($1, $2)', [
      id,
      institutions[owner],
    ]);
  }
  const order = [...owners, ...keysOf(INSTITUTIONS).filter((key) => !owners.includes(key))];
  for (const [position, key] of order.entries()) {
    await pool.query('insert into workspace_party (workspace_id, institution_id, position) values ($1, $2, $3)', [
      id,
      institutions[key],
      position,
    ]);
  }
  return id;
}

/** Adds a member directly, past all rules. */
export async function insertMember(
  pool: pg.Pool,
  workspaceId: string,
  userId: string,
  role: WorkspaceRole,
): Promise<void> {
  await pool.query('insert into member (workspace_id, user_id, role) values ($1, $2, $3)', [workspaceId, userId, role]);
}

/** A document row without text. */
export async function insertDocument(pool: pg.Pool, workspaceId: string, title = 'Черновик'): Promise<string> {
  const id = randomUUID();
  await pool.query('insert into document (id, workspace_id, kind, title) values ($1, $2, $3, $4)', [
    id,
    workspaceId,
    'note',
    title,
  ]);
  return id;
}

const keysOf = <T extends object>(value: T): (keyof T)[] => Object.keys(value) as (keyof T)[];
