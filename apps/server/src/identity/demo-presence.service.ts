import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DEMO_ACCOUNTS } from '../demo/accounts.js';

/** Their password is printed in the README, so they must never face a network (S34). */
export const DEMO_EMAILS: readonly string[] = DEMO_ACCOUNTS.map((account) => account.email);

/** Knows whether this installation carries the demo accounts. */
@Injectable()
export class DemoPresence {
  constructor(private readonly dataSource: DataSource) {}

  async isPresent(): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'select 1 from app_user where lower(email) = any($1) and suspended_at is null limit 1',
      [DEMO_EMAILS],
    );
    return rows.length > 0;
  }
}
