import {
  Body,
  Controller,
  Delete,
  Get,
  Param,
  Patch,
  Post,
  Query,
  Res,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import {
  localeSchema,
  STANDARD_IMPORT_MODES,
  STANDARD_LIMITS,
  standardImportReportSchema,
  standardInputSchema,
  standardPatchSchema,
  standardSchema,
  type Standard,
  type StandardImportReport,
} from '@soproekt/contracts';
import type { Response } from 'express';
import { memoryStorage } from 'multer';
import { z } from 'zod';
import { Action } from '../../access/action.decorator.js';
import type { Principal } from '../../access/principal.js';
import { CurrentActor } from '../../access/request-access.js';
import { Answers, AnswersFile, AnswersNothing } from '../../platform/http/answers.decorator.js';
import { StandardImportService } from './standard-import.service.js';
import { StandardsService } from './standards.service.js';

const previewSchema = z.object({
  /** `true`: only say what would happen. */
  preview: z.enum(['true', 'false']).optional(),
});
const importSchema = previewSchema.extend({
  /** What becomes of codes that the catalogue has: `add` (they lose nothing) or `replace` (as the file has them). */
  mode: z.enum(STANDARD_IMPORT_MODES).default('add'),
});
const exportSchema = z.object({
  format: z.enum(['csv', 'json']).default('csv'),
  /** Language of the headings of a table; Russian unless told. The import takes both. */
  locale: localeSchema.default('ru'),
});

/** One file, small enough to be kept in memory. */
const oneFile = {
  storage: memoryStorage(),
  limits: { fileSize: STANDARD_LIMITS.fileBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 20 },
};

const FORM = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };

/** The catalogue of occupational standards of a workspace. */
@Controller('api/v1/workspaces')
export class StandardsController {
  constructor(
    private readonly standards: StandardsService,
    private readonly imports: StandardImportService,
  ) {}

  @Get(':id/standards')
  @Action('standard.list', { workspace: 'id' })
  @Answers(standardSchema, { list: true })
  list(@Param('id') id: string): Promise<Standard[]> {
    return this.standards.list(id);
  }

  @Post(':id/standards')
  @Action('standard.update', { workspace: 'id' })
  @Answers(standardSchema, { status: 201 })
  create(
    @Param('id') id: string,
    @Body({ schema: standardInputSchema }) body: z.output<typeof standardInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Standard> {
    return this.standards.create(id, body, actor);
  }

  /** As a table (CSV) or JSON, each of which the import takes back. */
  @Get(':id/standards/export')
  @Action('standard.list', { workspace: 'id' })
  @AnswersFile()
  async export(
    @Param('id') id: string,
    @Query({ schema: exportSchema }) query: z.output<typeof exportSchema>,
    @CurrentActor() actor: Principal,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const { bytes, type } = await this.imports.export(id, query, actor);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    return new StreamableFile(bytes, { type, disposition: `attachment; filename="standards.${query.format}"` });
  }

  /** A form with the field `file` (CSV or JSON), or JSON `{standards: […]}`. What does not fit is reported and left out. */
  @Post(':id/standards/import')
  @Action('standard.update', { workspace: 'id' })
  @UseInterceptors(FileInterceptor('file', oneFile))
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiBody({ schema: FORM })
  @Answers(standardImportReportSchema)
  import(
    @Param('id') id: string,
    @UploadedFile() file: { readonly buffer: Buffer } | undefined,
    @Body() body: unknown,
    @Query({ schema: importSchema }) query: z.output<typeof importSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<StandardImportReport> {
    const how = { mode: query.mode, preview: query.preview === 'true' };
    return file ? this.imports.file(id, file.buffer, how, actor) : this.imports.list(id, body, how, actor);
  }

  /** The catalogue that is shipped to begin with. */
  @Post(':id/standards/starter')
  @Action('standard.update', { workspace: 'id' })
  @Answers(standardImportReportSchema)
  starter(
    @Param('id') id: string,
    @Query({ schema: previewSchema }) query: z.output<typeof previewSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<StandardImportReport> {
    return this.imports.starter(id, query.preview === 'true', actor);
  }

  /** Lists are replaced as a whole. */
  @Patch(':id/standards/:standardId')
  @Action('standard.update', { workspace: 'id', ids: ['standardId'] })
  @Answers(standardSchema)
  update(
    @Param('id') id: string,
    @Param('standardId') standardId: string,
    @Body({ schema: standardPatchSchema }) body: z.output<typeof standardPatchSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Standard> {
    return this.standards.update(id, standardId, body, actor);
  }

  @Delete(':id/standards/:standardId')
  @Action('standard.update', { workspace: 'id', ids: ['standardId'] })
  @AnswersNothing()
  remove(
    @Param('id') id: string,
    @Param('standardId') standardId: string,
    @CurrentActor() actor: Principal,
  ): Promise<void> {
    return this.standards.remove(id, standardId, actor);
  }
}
