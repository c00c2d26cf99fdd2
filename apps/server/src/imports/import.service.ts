import { Injectable } from '@nestjs/common';
import {
  importMappingSchema,
  type ImportPreview,
  type ImportResult,
  type ImportSources,
  type Locale,
  type TableMapping,
} from '@soproekt/contracts';
import type { DocumentKind } from '@soproekt/domain';
import { rm } from 'node:fs/promises';
import { DataSource } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { FileKeeper } from '../attachments/file-keeper.service.js';
import { refusedWith } from '../attachments/file-refusal.js';
import { withUpload, type Upload } from '../attachments/uploads.js';
import { DocumentAnnouncer } from '../documents/document-announcer.service.js';
import { DocumentMaker } from '../documents/document-maker.service.js';
import { AppError, invalidInput } from '../platform/errors/app-error.js';
import { TaskLateError, TaskPool } from '../tasks/task-pool.service.js';
import { ImportLine } from './import-line.js';
import type { ImportOutcome, ImportPayload } from './import-task.js';
import type { KnownInstitution } from './imported.js';

/** A hundred pages take about a second; what takes longer than this was made to. Markdown has nothing to unpack. */
const DOCX_MS = 30_000;
const MARKDOWN_MS = 15_000;

/** What is asked for beside the file. */
export interface ImportWish {
  readonly title: string | undefined;
  readonly kind: DocumentKind | undefined;
  /** JSON of the form. */
  readonly mapping: string | undefined;
  readonly sources: ImportSources | undefined;
  readonly locale: Locale;
}

/** Makes documents of files. */
@Injectable()
export class ImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tasks: TaskPool,
    private readonly keeper: FileKeeper,
    private readonly maker: DocumentMaker,
    private readonly announcer: DocumentAnnouncer,
    private readonly line: ImportLine,
  ) {}

  /** What an import would make. @throws AppError file-refused, too-many-attempts, too-large, unavailable */
  async preview(workspaceId: string, upload: Upload, wish: ImportWish, author: Principal): Promise<ImportPreview> {
    return withUpload(upload, async () => (await this.read(workspaceId, upload, wish, author, true)).preview);
  }

  /** @throws AppError file-refused, quota-exceeded, too-many-attempts, too-large, unavailable */
  async import(workspaceId: string, upload: Upload, wish: ImportWish, author: Principal): Promise<ImportResult> {
    return withUpload(upload, async () => {
      const outcome = await this.read(workspaceId, upload, wish, author, false);
      try {
        const documentId = await this.make(workspaceId, outcome, author);
        await this.announcer.changed(documentId);
        return { documentId, report: outcome.report };
      } finally {
        for (const { path } of outcome.images) await rm(path, { force: true });
      }
    });
  }

  private async read(
    workspaceId: string,
    upload: Upload,
    wish: ImportWish,
    author: Principal,
    preview: boolean,
  ): Promise<ImportOutcome> {
    const payload: ImportPayload = {
      path: upload.path,
      name: upload.originalname,
      title: wish.title,
      kind: wish.kind,
      mappings: mappingsOf(wish.mapping),
      sources: wish.sources,
      institutions: await this.institutions(workspaceId),
      locale: wish.locale,
      preview,
    };
    const timeoutMs = /\.docx$/i.test(upload.originalname) ? DOCX_MS : MARKDOWN_MS;
    const read = (): Promise<ImportOutcome> => this.tasks.run('importFile', payload, { timeoutMs });
    return this.line.run(author.userId, wish.locale, () => withReason(wish.locale, read));
  }

  /** The images first: the document must not name what is not there. Row, text and attachments come all or not at all. */
  private async make(
    workspaceId: string,
    { title, kind, state, images }: ImportOutcome,
    author: Principal,
  ): Promise<string> {
    if (!state) throw new AppError('internal', 'a preview makes no document');
    const kept = await this.keeper.keep(workspaceId, images);
    try {
      return await this.dataSource.transaction(async (manager) => {
        const documentId = await this.maker.make(manager, { workspaceId, kind, title, state, author });
        await this.keeper.attach(manager, documentId, author.userId, kept);
        return documentId;
      });
    } catch (error) {
      await this.keeper.drop(kept);
      throw error;
    }
  }

  private institutions(workspaceId: string): Promise<KnownInstitution[]> {
    return this.dataSource.query<KnownInstitution[]>(
      `select i.id, i.short_name as "shortName", i.name, o.institution_id is not null as owner
       from workspace_party p join institution i on i.id = p.institution_id
       left join workspace_owner o on o.workspace_id = p.workspace_id and o.institution_id = p.institution_id
       where p.workspace_id = $1 order by p.position`,
      [workspaceId],
    );
  }
}

/** The pool says in words of programs that a file took too long or too much memory. @throws AppError with details {text} */
async function withReason<T>(locale: Locale, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError) || error.details !== undefined) throw error;
    const reason =
      error instanceof TaskLateError ? 'too-intricate' : error.code === 'too-large' ? 'unpacks-too-large' : null;
    throw reason ? new AppError(error.code, error.message, refusedWith(reason, locale)) : error;
  }
}

/** @throws AppError invalid-input */
function mappingsOf(json: string | undefined): readonly TableMapping[] {
  if (json === undefined || json === '') return [];
  const wrong = (): AppError => invalidInput([{ path: 'mapping', message: 'not the JSON that the preview gives' }]);
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw wrong();
  }
  const result = importMappingSchema.safeParse(value);
  if (!result.success) throw wrong();
  return result.data.tables;
}
