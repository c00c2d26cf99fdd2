import {
  Controller,
  Delete,
  Get,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, type ApiBodyOptions } from '@nestjs/swagger';
import { attachmentSchema, isImageType, localeSchema, type Attachment } from '@soproekt/contracts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { DocumentFacts } from '../access/access.service.js';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor, CurrentDocument } from '../access/request-access.js';
import { invalidInput } from '../platform/errors/app-error.js';
import { Answers, AnswersFile, AnswersNothing } from '../platform/http/answers.decorator.js';
import { AttachmentService } from './attachment.service.js';
import { contentDisposition } from './content/file-name.js';
import { PersonLocale } from './person-locale.service.js';
import { UploadReasons } from './upload-reasons.js';
import { UploadRemover, type Upload } from './uploads.js';

const uploadQuerySchema = z.object({
  /** Language of refusals; that of the person unless told. */
  locale: localeSchema.optional(),
});

/** What a form with a file looks like in the description of the API. */
export const FILE_FORM: ApiBodyOptions = {
  schema: {
    type: 'object',
    required: ['file'],
    properties: { file: { type: 'string', format: 'binary' } },
  },
};

@Controller('api/v1/documents')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentService,
    private readonly locales: PersonLocale,
  ) {}

  @Get(':id/attachments')
  @Action('attachment.list', { document: 'id' })
  @Answers(attachmentSchema, { list: true })
  list(@CurrentDocument() { document }: DocumentFacts): Promise<Attachment[]> {
    return this.attachments.list(document.id);
  }

  /** A form with the field `file`. */
  @Post(':id/attachments')
  @Action('attachment.create', { document: 'id' })
  @UseInterceptors(UploadReasons, FileInterceptor('file'), UploadRemover)
  @ApiConsumes('multipart/form-data')
  @ApiBody(FILE_FORM)
  @Answers(attachmentSchema, { status: 201 })
  async add(
    @CurrentDocument() facts: DocumentFacts,
    @UploadedFile() upload: Upload | undefined,
    @Query({ schema: uploadQuerySchema }) query: z.output<typeof uploadQuerySchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Attachment> {
    return this.attachments.add(facts, required(upload), actor, query.locale ?? (await this.locales.of(actor)));
  }

  /** Decided anew for each request: there is no address that works without the right to read the document. */
  @Get(':id/attachments/:attachmentId')
  @Action('attachment.read', { document: 'id', ids: ['attachmentId'] })
  @AnswersFile({ tagged: true })
  async read(
    @CurrentDocument() { document }: DocumentFacts,
    @Param('attachmentId') attachmentId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const attachment = await this.attachments.find(document.id, attachmentId.toLowerCase());
    const shown = isImageType(attachment.type);
    response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
    // Kept by the browser of this person, but asked about each time: the right may have been withdrawn.
    response.setHeader('Cache-Control', 'private, no-cache');
    response.setHeader('ETag', `"${attachment.fileId}"`);
    response.setHeader('Content-Disposition', contentDisposition(shown ? 'inline' : 'attachment', attachment.name));
    if (request.headers['if-none-match'] === `"${attachment.fileId}"`) {
      response.status(304);
      return undefined;
    }
    return new StreamableFile(await this.attachments.open(attachment), { type: attachment.type });
  }

  @Delete(':id/attachments/:attachmentId')
  @Action('attachment.delete', { document: 'id', ids: ['attachmentId'] })
  @AnswersNothing()
  remove(
    @CurrentDocument() facts: DocumentFacts,
    @Param('attachmentId') attachmentId: string,
    @CurrentActor() actor: Principal,
  ): Promise<void> {
    return this.attachments.remove(facts, attachmentId.toLowerCase(), actor);
  }
}

/** @throws AppError invalid-input */
export function required(upload: Upload | undefined): Upload {
  if (!upload) throw invalidInput([{ path: 'file', message: 'a file is missing' }]);
  return upload;
}
