import { Injectable } from '@nestjs/common';
import type { Locale, StandardImportReport } from '@soproekt/contracts';
import type { Principal } from '../../access/principal.js';
import { TaskPool } from '../../tasks/task-pool.service.js';
import { readStandardList } from './standard-file.js';
import { writeStandardTable } from './standard-table.js';
import { STARTER_STANDARDS } from './starter-standards.js';
import type { ImportOptions } from './standards-writer.js';
import { StandardsService } from './standards.service.js';

const TIMEOUT = 20_000;

type ImportChoice = Pick<ImportOptions, 'mode' | 'preview'>;

/** Brings catalogues in and out as files. */
@Injectable()
export class StandardImportService {
  constructor(
    private readonly standards: StandardsService,
    private readonly tasks: TaskPool,
  ) {}

  /** @throws AppError invalid-input for what is neither a table of standards nor JSON */
  async file(
    workspaceId: string,
    bytes: Uint8Array,
    how: ImportChoice,
    actor: Principal,
  ): Promise<StandardImportReport> {
    // A megabyte of cells, each looked at, would hold up everybody who types.
    const read = await this.tasks.run('readStandards', { bytes }, { timeoutMs: TIMEOUT });
    return this.standards.import(workspaceId, read, { source: 'import', ...how }, actor);
  }

  /** @throws AppError invalid-input */
  async list(workspaceId: string, body: unknown, how: ImportChoice, actor: Principal): Promise<StandardImportReport> {
    return this.standards.import(workspaceId, readStandardList(body), { source: 'import', ...how }, actor);
  }

  async starter(workspaceId: string, preview: boolean, actor: Principal): Promise<StandardImportReport> {
    const read = readStandardList(STARTER_STANDARDS);
    return this.standards.import(workspaceId, read, { source: 'starter', preview }, actor);
  }

  async export(
    workspaceId: string,
    { format, locale }: { readonly format: 'csv' | 'json'; readonly locale: Locale },
    actor: Principal,
  ): Promise<{ readonly bytes: Uint8Array; readonly type: string }> {
    const standards = (await this.standards.export(workspaceId, actor)).map(
      ({ code, title, basis, audience, functions }) => ({ code, title, basis, audience, functions }),
    );
    const csv = format === 'csv';
    const text = csv ? writeStandardTable(standards, locale) : `${JSON.stringify({ standards }, null, 2)}\n`;
    return {
      bytes: Buffer.from(text),
      type: csv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    };
  }
}
