import { projectProgramme } from '@soproekt/documents';
import type { ProgrammeFacts } from '@soproekt/domain';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { readDocument, type SourceSection } from '../../exports/model/read-document.js';
import { importFile, type ImportOutcome, type ImportPayload } from '../import-task.js';
import type { KnownInstitution } from '../imported.js';

export const INSTITUTIONS: readonly KnownInstitution[] = [
  {
    id: '00000000-0000-4000-8000-000000000001',
    shortName: 'СРПУ',
    name: 'Северореченский педагогический университет',
    owner: true,
  },
  { id: '00000000-0000-4000-8000-000000000002', shortName: 'ИРО', name: 'Институт развития образования', owner: true },
];

/** What an import makes of a file. */
export interface Imported extends ImportOutcome {
  readonly sections: readonly SourceSection[];
  readonly facts: ProgrammeFacts;
  /** Notes of the report as `code: count`. */
  readonly notes: Readonly<Record<string, number>>;
}

/** Reads a file as the thread of the server would, and what it made. */
export async function importBytes(
  bytes: Uint8Array | string,
  name: string,
  options: Partial<ImportPayload> = {},
): Promise<Imported> {
  const directory = await mkdtemp(join(tmpdir(), 'soproekt-import-'));
  try {
    const path = join(directory, 'upload');
    await writeFile(path, bytes);
    const outcome = await importFile({
      path,
      name,
      title: undefined,
      kind: undefined,
      mappings: [],
      institutions: INSTITUTIONS,
      locale: 'ru',
      preview: false,
      ...options,
    });
    const notes = Object.fromEntries(outcome.report.notes.map(({ code, count }) => [code, count]));
    return { ...outcome, notes, ...read(outcome.state) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

function read(state: Uint8Array | null): Pick<Imported, 'sections' | 'facts'> {
  const doc = new Y.Doc();
  if (state) Y.applyUpdate(doc, state);
  const facts = projectProgramme(doc);
  doc.destroy();
  return { facts, sections: state ? readDocument(state).sections : [] };
}

/** `reason` of a refusal, or what came instead. */
export async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return { made: await work };
  } catch (error) {
    return (error as { details?: { reason?: string } }).details?.reason ?? error;
  }
}
