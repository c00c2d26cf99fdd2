import { Injectable } from '@nestjs/common';
import type { FindingView, Locale } from '@soproekt/contracts';
import { checkTitle, findingMessage } from '@soproekt/domain';
import type { DocumentEntity } from '../documents/document.entity.js';
import { DocumentStateService } from '../documents/document-state.service.js';
import { TaskPool } from '../tasks/task-pool.service.js';
import { CheckContextReader } from './check-context.service.js';

/** Somebody waits for the answer, in milliseconds. */
const TIMEOUT = 20_000;

/** What the checks find in a document, in words. */
@Injectable()
export class FindingsService {
  constructor(
    private readonly states: DocumentStateService,
    private readonly contexts: CheckContextReader,
    private readonly tasks: TaskPool,
  ) {}

  /** @returns nothing for documents that are no programmes */
  async of({ id, kind, workspaceId }: DocumentEntity, locale: Locale): Promise<FindingView[]> {
    if (kind !== 'programme') return [];
    const [state, context] = await Promise.all([this.states.read(id), this.contexts.read(workspaceId)]);
    const found = await this.tasks.run('findings', { state, context }, { timeoutMs: TIMEOUT });
    return found.map((finding) => ({
      ...finding,
      params: { ...finding.params },
      title: checkTitle(finding.code, locale),
      message: findingMessage(finding, locale),
    }));
  }
}
