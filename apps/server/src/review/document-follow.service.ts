import { Injectable } from '@nestjs/common';
import type { DocumentFollow } from '@soproekt/contracts';
import type { FollowLevel } from '@soproekt/domain';
import { DataSource } from 'typeorm';

/** How one person follows all threads of a document. */
@Injectable()
export class DocumentFollowService {
  constructor(private readonly dataSource: DataSource) {}

  async read(documentId: string, userId: string): Promise<DocumentFollow> {
    const [row] = await this.dataSource.query<{ level: FollowLevel }[]>(
      'select level from document_follow where document_id = $1 and user_id = $2',
      [documentId, userId],
    );
    return { level: row?.level ?? 'default' };
  }

  async set(documentId: string, userId: string, level: FollowLevel): Promise<DocumentFollow> {
    if (level === 'default') {
      await this.dataSource.query('delete from document_follow where document_id = $1 and user_id = $2', [
        documentId,
        userId,
      ]);
    } else {
      await this.dataSource.query(
        `insert into document_follow (document_id, user_id, level) values ($1, $2, $3)
         on conflict (document_id, user_id) do update set level = excluded.level`,
        [documentId, userId, level],
      );
    }
    return { level };
  }
}
