import type { TemplateBody } from '@soproekt/documents';
import type { Finding } from '@soproekt/domain';
import type { ExportTaskPayload } from '../exports/export-task.js';
import type { ImportOutcome, ImportPayload } from '../imports/import-task.js';
import type { InspectedFile, InspectPayload } from '../attachments/inspect-task.js';
import type { ReadStandards } from '../programmes/standards/imported-standard.js';
import type { ReadStandardsPayload } from '../programmes/standards/read-standards-task.js';
import type {
  DocumentFigures,
  FindingsPayload,
  LinksPayload,
  ProjectPayload,
  TemplatePayload,
} from './project-task.js';

/**
 * What the pool can do: name → function. Each is pure (bytes and plain data in, bytes and plain data out) and brings its modules with it
 * when it is called first, so that a thread which only projects never loads the writers of exports.
 */
export const TASKS = {
  exportDocument: async (payload: ExportTaskPayload): Promise<Uint8Array> =>
    (await import('../exports/export-task.js')).exportDocument(payload),
  shownImages: async (payload: { readonly state: Uint8Array }): Promise<string[]> =>
    (await import('../exports/export-task.js')).shownImages(payload),
  importFile: async (payload: ImportPayload): Promise<ImportOutcome> =>
    (await import('../imports/import-task.js')).importFile(payload),
  inspectFile: async (payload: InspectPayload): Promise<InspectedFile> =>
    (await import('../attachments/inspect-task.js')).inspectFile(payload),
  project: async (payload: ProjectPayload): Promise<DocumentFigures> =>
    (await import('./project-task.js')).project(payload),
  findings: async (payload: FindingsPayload): Promise<Finding[]> =>
    (await import('./project-task.js')).findings(payload),
  readStandards: async (payload: ReadStandardsPayload): Promise<ReadStandards> =>
    (await import('../programmes/standards/read-standards-task.js')).readStandards(payload),
  template: async (payload: TemplatePayload): Promise<TemplateBody> =>
    (await import('./project-task.js')).template(payload),
  links: async (payload: LinksPayload): Promise<string[]> => (await import('./project-task.js')).links(payload),
};

export type TaskName = keyof typeof TASKS;
export type TaskPayload<N extends TaskName> = Parameters<(typeof TASKS)[N]>[0];
export type TaskResult<N extends TaskName> = Awaited<ReturnType<(typeof TASKS)[N]>>;
