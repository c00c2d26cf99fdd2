import type { TemplateBody } from '@soproekt/documents';
import type { Finding } from '@soproekt/domain';
import type { ExportTaskPayload } from '../exports/export-task.js';
import type { WarmUpPayload } from '../exports/warm-up-task.js';
import type { ImportOutcome, ImportPayload } from '../imports/import-task.js';
import type { InspectedFile, InspectPayload } from '../attachments/inspect-task.js';
import type { ProposalEdit, ProposalPayload } from '../review/proposal-task.js';
import { loadOnce } from '../platform/load-once.js';
import type { ReadStandards } from '../programmes/standards/imported-standard.js';
import type { ReadStandardsPayload } from '../programmes/standards/read-standards-task.js';
import type {
  DocumentFigures,
  FindingsPayload,
  LinksPayload,
  ProjectPayload,
  TemplatePayload,
} from './project-task.js';

/** The modules of the tasks. A thread loads what its first task needs, and the others when it has time (`loadTasks`). */
const MODULES = {
  proposal: loadOnce(() => import('../review/proposal-task.js')),
  export: loadOnce(() => import('../exports/export-task.js')),
  warmUp: loadOnce(() => import('../exports/warm-up-task.js')),
  import: loadOnce(() => import('../imports/import-task.js')),
  inspect: loadOnce(() => import('../attachments/inspect-task.js')),
  project: loadOnce(() => import('./project-task.js')),
  readStandards: loadOnce(() => import('../programmes/standards/read-standards-task.js')),
};

/**
 * Loads everything that a task could ask for: from then on the thread reads no program file any more, and an upgrade that replaces the
 * files under a running server does not mix old modules with new ones.
 */
export async function loadTasks(): Promise<void> {
  for (const load of Object.values(MODULES)) await load();
  await (await MODULES.export()).loadWriters();
}

/** What the pool can do: name → function. Each is pure: bytes and plain data in, bytes and plain data out. */
export const TASKS = {
  proposalEdit: async (payload: ProposalPayload): Promise<ProposalEdit> =>
    (await MODULES.proposal()).proposalEdit(payload),
  exportDocument: async (payload: ExportTaskPayload): Promise<Uint8Array> =>
    (await MODULES.export()).exportDocument(payload),
  warmUp: async (payload: WarmUpPayload): Promise<void> => (await MODULES.warmUp()).warmUp(payload),
  shownImages: async (payload: { readonly state: Uint8Array }): Promise<string[]> =>
    (await MODULES.export()).shownImages(payload),
  importFile: async (payload: ImportPayload): Promise<ImportOutcome> => (await MODULES.import()).importFile(payload),
  inspectFile: async (payload: InspectPayload): Promise<InspectedFile> =>
    (await MODULES.inspect()).inspectFile(payload),
  project: async (payload: ProjectPayload): Promise<DocumentFigures> => (await MODULES.project()).project(payload),
  findings: async (payload: FindingsPayload): Promise<Finding[]> => (await MODULES.project()).findings(payload),
  readStandards: async (payload: ReadStandardsPayload): Promise<ReadStandards> =>
    (await MODULES.readStandards()).readStandards(payload),
  template: async (payload: TemplatePayload): Promise<TemplateBody> => (await MODULES.project()).template(payload),
  links: async (payload: LinksPayload): Promise<string[]> => (await MODULES.project()).links(payload),
};

export type TaskName = keyof typeof TASKS;
export type TaskPayload<N extends TaskName> = Parameters<(typeof TASKS)[N]>[0];
export type TaskResult<N extends TaskName> = Awaited<ReturnType<(typeof TASKS)[N]>>;
