import { Injectable } from '@nestjs/common';
import type { Locale } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { UserEntity } from '../identity/user.entity.js';

/** The language in which somebody wants to be addressed. */
@Injectable()
export class PersonLocale {
  constructor(private readonly dataSource: DataSource) {}

  async of({ userId }: { readonly userId: string }): Promise<Locale> {
    const user = await this.dataSource.manager.findOneBy(UserEntity, { id: userId });
    return user?.locale ?? 'ru';
  }
}
