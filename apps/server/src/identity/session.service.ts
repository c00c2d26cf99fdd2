import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccessEventsService } from '../access/access-events.service.js';
import type { Principal } from '../access/principal.js';
import { AppConfig } from '../platform/config/app-config.js';
import { ABSOLUTE_DAYS, readToken } from './session-cookie.js';
import { hashToken, newToken } from './token.js';

/** Days without a request after which a session ends. */
export const SLIDING_DAYS = 14;

interface PrincipalRow {
  session_id: string;
  user_id: string;
  name: string;
  email: string;
  is_administrator: boolean;
  institution_id: string | null;
  short_name: string | null;
  remaining_ms: number;
  stale: boolean;
}

export interface SessionView {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly userAgent: string;
  readonly current: boolean;
}

/** Opaque sessions in the database: ending one takes effect with the next request, and at once for open sockets. */
@Injectable()
export class SessionService {
  constructor(
    private readonly config: AppConfig,
    private readonly dataSource: DataSource,
    private readonly events: AccessEventsService,
  ) {}

  /**
   * Who sends this cookie.
   * @param cookieHeader the whole `Cookie` header
   * @returns null when there is no session, it has ended, or the person is suspended
   */
  async authenticate(cookieHeader: string | undefined): Promise<Principal | null> {
    const token = readToken(this.config, cookieHeader);
    if (!token) return null;
    const row = await this.find('s.token_hash = $1', hashToken(token));
    if (row?.stale) await this.touch(row.session_id);
    return row ? principalOf(row) : null;
  }

  /**
   * The person behind a session that an open connection was made with, as things stand now.
   * @returns null when the session has ended or the person is suspended
   */
  async current(sessionId: string): Promise<Principal | null> {
    const row = await this.find('s.id = $1', sessionId);
    return row ? principalOf(row) : null;
  }

  /** @returns the token for the cookie; it is not stored and cannot be read again */
  async begin(userId: string, userAgent: string, manager: EntityManager = this.dataSource.manager): Promise<string> {
    const token = newToken();
    await manager.query('delete from session where expires_at < now()');
    await manager.query(
      `insert into session (token_hash, user_id, expires_at, user_agent)
       values ($1, $2, now() + make_interval(days => $3), $4)`,
      [hashToken(token), userId, SLIDING_DAYS, cleanUserAgent(userAgent)],
    );
    return token;
  }

  async end(sessionId: string): Promise<void> {
    await this.dataSource.query('delete from session where id = $1', [sessionId]);
    this.events.emit({ kind: 'session-ended', sessionId });
  }

  /** Ends the sessions of a person, all or all but one. */
  async endAll(userId: string, except: string | null = null): Promise<void> {
    const ended = await this.dataSource.query<[{ id: string }[], number]>(
      'delete from session where user_id = $1 and ($2::uuid is null or id <> $2) returning id',
      [userId, except],
    );
    for (const { id } of ended[0]) this.events.emit({ kind: 'session-ended', sessionId: id });
  }

  async list(actor: Principal): Promise<SessionView[]> {
    const rows = await this.dataSource.query<
      { id: string; created_at: Date; last_seen_at: Date; user_agent: string }[]
    >(
      `select id, created_at, last_seen_at, user_agent from session
       where user_id = $1 and expires_at > now() order by last_seen_at desc`,
      [actor.userId],
    );
    return rows.map((row) => ({
      id: row.id,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      userAgent: row.user_agent,
      current: row.id === actor.sessionId,
    }));
  }

  private async find(
    condition: 's.token_hash = $1' | 's.id = $1',
    value: Buffer | string,
  ): Promise<PrincipalRow | null> {
    const [row] = await this.dataSource.query<PrincipalRow[]>(
      `select s.id as session_id, u.id as user_id, u.name, u.email, u.is_administrator, i.id as institution_id,
              i.short_name, s.last_seen_at < now() - interval '1 minute' as stale,
              extract(epoch from s.expires_at - now())::float8 * 1000 as remaining_ms
       from session s
       join app_user u on u.id = s.user_id and u.suspended_at is null
       left join affiliation a on a.user_id = u.id and a.until is null
       left join institution i on i.id = a.institution_id
       where ${condition} and s.expires_at > now()`,
      [value],
    );
    return row ?? null;
  }

  private async touch(sessionId: string): Promise<void> {
    await this.dataSource.query(
      `update session set last_seen_at = now(),
         expires_at = least(now() + make_interval(days => $2), created_at + make_interval(days => $3))
       where id = $1`,
      [sessionId, SLIDING_DAYS, ABSOLUTE_DAYS],
    );
  }
}

function principalOf(row: PrincipalRow): Principal {
  return {
    sessionId: row.session_id,
    // As a span: the clock of the database may be another one.
    sessionEndsAt: Date.now() + row.remaining_ms,
    userId: row.user_id,
    name: row.name,
    email: row.email,
    isAdministrator: row.is_administrator,
    institutionId: row.institution_id,
    institution: row.institution_id ? { id: row.institution_id, shortName: row.short_name ?? '' } : null,
  };
}

/** Shown in the list of sessions: one short line without control characters. */
function cleanUserAgent(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').slice(0, 200);
}
