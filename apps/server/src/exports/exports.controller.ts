import { Controller, Get, Param, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { EXPORT_FORMATS, exportFormatSchema, exportQuerySchema, type ExportFormat } from '@soproekt/contracts';
import type { Request, Response } from 'express';
import { Action } from '../access/action.decorator.js';
import type { DocumentFacts } from '../access/access.service.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor, CurrentDocument } from '../access/request-access.js';
import { contentDisposition } from '../attachments/content/file-name.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { AnswersFile } from '../platform/http/answers.decorator.js';
import { exportName, transliterated } from './export-name.js';
import { ExportService, type ExportOptions } from './export.service.js';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

@Controller('api/v1/documents')
export class ExportsController {
  constructor(
    private readonly exports: ExportService,
    private readonly audit: AuditService,
  ) {}

  /** The text as it is now as a file: docx, pdf, md, html or json. */
  @Get(':id/export/:format')
  @Action('document.export', { document: 'id', words: { format: EXPORT_FORMATS } })
  @AnswersFile({ types: Object.values(TYPES), tagged: true })
  async export(
    @CurrentDocument() { document }: DocumentFacts,
    @CurrentActor() actor: Principal,
    @Param('format', { schema: exportFormatSchema }) format: ExportFormat,
    @Query({ schema: exportQuerySchema }) query: ExportOptions,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const prepared = await this.exports.prepare(document, format, query);
    const tag = `"${prepared.tag}"`;
    // Kept by the browser of this person, but asked about each time: the right may have been withdrawn.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('ETag', tag);
    if (request.headers['if-none-match'] === tag) {
      response.status(304);
      return undefined;
    }
    const bytes = await this.exports.make(prepared);
    await this.audit.record({
      kind: 'document.exported',
      actorId: actor.userId,
      subjectId: document.id,
      workspaceId: document.workspaceId,
      details: { format },
    });
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    const name = exportName(document.title, format);
    response.setHeader('Content-Disposition', contentDisposition('attachment', name, transliterated(name)));
    return new StreamableFile(bytes, { type: TYPES[format], length: bytes.byteLength });
  }
}
