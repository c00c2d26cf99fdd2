import { Body, Controller, HttpStatus, Param, Post, Query, Res, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes } from '@nestjs/swagger';
import {
  importFieldsSchema,
  importPreviewSchema,
  importQuerySchema,
  importResultSchema,
  type ImportPreview,
  type ImportResult,
} from '@soproekt/contracts';
import type { Response } from 'express';
import { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { required } from '../attachments/attachments.controller.js';
import { PersonLocale } from '../attachments/person-locale.service.js';
import { UploadReasons } from '../attachments/upload-reasons.js';
import { UploadRemover, type Upload } from '../attachments/uploads.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { ImportService } from './import.service.js';

/** Documents out of files. */
@Controller('api/v1/workspaces')
export class ImportsController {
  constructor(
    private readonly imports: ImportService,
    private readonly locales: PersonLocale,
  ) {}

  /** A form with the field `file`, and `title`, `kind`, `mapping` and `sources` if wanted; `?preview=true` makes nothing. */
  @Post(':id/documents/import')
  @Action('document.import', { workspace: 'id' })
  @UseInterceptors(UploadReasons, FileInterceptor('file'), UploadRemover)
  @ApiConsumes('multipart/form-data')
  @Answers(z.union([importResultSchema, importPreviewSchema]), {
    status: 201,
    described: { 200: importPreviewSchema, 201: importResultSchema },
  })
  async import(
    @Param('id') id: string,
    @UploadedFile() upload: Upload | undefined,
    @Query({ schema: importQuerySchema }) query: z.output<typeof importQuerySchema>,
    @Body({ schema: importFieldsSchema }) fields: z.output<typeof importFieldsSchema>,
    @CurrentActor() actor: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ImportResult | ImportPreview> {
    const file = required(upload);
    const wish = { ...fieldsOf(fields), locale: query.locale ?? (await this.locales.of(actor)) };
    if (query.preview !== 'true') return this.imports.import(id.toLowerCase(), file, wish, actor);
    response.status(HttpStatus.OK);
    return this.imports.preview(id.toLowerCase(), file, wish, actor);
  }
}

const fieldsOf = ({ title, kind, mapping, sources }: z.output<typeof importFieldsSchema>) => ({
  title,
  kind,
  mapping,
  sources,
});
