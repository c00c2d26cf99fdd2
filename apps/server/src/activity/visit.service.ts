import { Injectable } from '@nestjs/common';
import type { DocumentChanges } from '@soproekt/contracts';
import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentStateService } from '../documents/document-state.service.js';
import { projectState, readableSections } from '../documents/projection.js';
import { storableText } from '../platform/database/storable.js';
import { AppLogger } from '../platform/logging/app-logger.js';
import { CheckContextReader } from '../programmes/check-context.service.js';
import { cellNames } from './cell-names.js';

/** A section as somebody saw it. */
interface SeenSection {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Fields and columns are named in it; absent: seen before that was so. */
  readonly named?: true;
}

/** Remembers what each person saw of a document last, and tells what has changed since. Equal texts are kept once. */
@Injectable()
export class VisitService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly states: DocumentStateService,
    private readonly contexts: CheckContextReader,
    private readonly logger: AppLogger,
  ) {}

  async changes(document: DocumentEntity, userId: string): Promise<DocumentChanges> {
    const [visit] = await this.dataSource.query<{ seen_at: Date; sections: SeenSection[] }[]>(
      `select v.seen_at, t.sections from document_visit v
       join document_text t on t.document_id = v.document_id and t.hash = v.hash
       where v.document_id = $1 and v.user_id = $2`,
      [document.id, userId],
    );
    if (!visit) return { since: null, sections: [] };
    const named = visit.sections.every((section) => section.named);
    const now = named ? await this.sections(document) : await this.bareSections(document);
    return { since: visit.seen_at.toISOString(), sections: compare(visit.sections, now) };
  }

  /** The person has seen the document as it is. */
  async seen(document: DocumentEntity, userId: string): Promise<void> {
    const sections = JSON.stringify(await this.sections(document));
    const hash = createHash('sha256').update(sections).digest();
    await this.dataSource.transaction(async (manager) => {
      // An update where it is there already: the lock keeps it from being cleared away before the visit names it.
      await manager.query(
        `insert into document_text (document_id, hash, sections) values ($1, $2, $3)
         on conflict (document_id, hash) do update set hash = excluded.hash`,
        [document.id, hash, sections],
      );
      await manager.query(
        `insert into document_visit (user_id, document_id, hash) values ($1, $2, $3)
         on conflict (user_id, document_id) do update set hash = excluded.hash, seen_at = clock_timestamp()`,
        [userId, document.id, hash],
      );
    });
    await this.clear(document.id);
  }

  /** Takes away texts that nobody saw last. One that somebody is just about to name is kept by the foreign key; the next visit clears up. */
  private async clear(documentId: string): Promise<void> {
    try {
      await this.dataSource.query(
        `delete from document_text t where document_id = $1
           and not exists (select from document_visit v where v.document_id = t.document_id and v.hash = t.hash)`,
        [documentId],
      );
    } catch (error) {
      this.logger.warn(`texts that nobody needs were left: ${String(error)}`, 'Activity');
    }
  }

  private async sections(document: DocumentEntity): Promise<SeenSection[]> {
    const context = await this.contexts.read(document.workspaceId);
    const sections = readableSections(await this.states.read(document.id), cellNames(context));
    return sections.map((section) => ({ ...storable(section), named: true }));
  }

  /** As they were kept once: what is compared must be of one form. */
  private async bareSections(document: DocumentEntity): Promise<SeenSection[]> {
    return projectState(await this.states.read(document.id)).sections.map(storable);
  }
}

function storable({ id, title, text }: SeenSection): SeenSection {
  return { id, title: storableText(title), text: storableText(text) };
}

/** In the order of the document as it is now, what is gone behind it. */
export function compare(before: readonly SeenSection[], after: readonly SeenSection[]): DocumentChanges['sections'] {
  const seen = new Map(before.map((section) => [section.id, section]));
  const standing = new Set(after.map(({ id }) => id));
  const changed = after.flatMap((section): DocumentChanges['sections'] => {
    const old = seen.get(section.id);
    const base = { sectionId: section.id, title: section.title };
    if (!old) return [{ ...base, change: 'added', before: '', after: section.text }];
    if (old.text === section.text && old.title === section.title) return [];
    const renamed = old.title !== section.title;
    const words = ({ title, text }: SeenSection): string => (renamed ? `${title}\n${text}` : text);
    return [{ ...base, change: 'changed', before: words(old), after: words(section) }];
  });
  const gone = before
    .filter(({ id }) => !standing.has(id))
    .map(({ id, title, text }) => ({ sectionId: id, title, change: 'removed' as const, before: text, after: '' }));
  return [...changed, ...gone];
}
