import { isStructured } from '@soproekt/documents';
import type { ProgrammeFacts } from '@soproekt/domain';
import { normalizeJson } from '@soproekt/editor';
import { HEAVIEST } from '../../exports/export-task.js';
import { buildModel, type PrintedSection } from '../../exports/model/build-model.js';
import type { ExportPayload } from '../../exports/model/export-payload.js';
import { LABELS, type Labels } from '../../exports/model/labels.js';
import { readDocument } from '../../exports/model/read-document.js';
import { weightOf } from '../../exports/model/weight.js';
import { buildState } from '../build-state.js';
import type { OwnData, OwnSection } from '../own-data.js';

/** Our own data as the export would print them now. */
export interface OwnPrint {
  readonly labels: Labels;
  readonly facts: ProgrammeFacts;
  readonly of: (section: OwnSection) => PrintedSection | undefined;
}

/**
 * Prints the data of a file again: what the file shows is compared with this and not with what the data say of themselves, so that data
 * that somebody has changed behind the text never win over it.
 * @returns null for data that cannot be printed
 */
export function printOwn(data: OwnData): OwnPrint | null {
  const state = buildState({
    kind: data.kind,
    sections: data.sections.map(({ kind, role, title, content, fields, rows }) => ({
      kind: isStructured(kind) ? kind : 'text',
      role,
      title,
      institutionId: null,
      blocks: content === null ? [] : (normalizeJson(content).content ?? []),
      fields,
      rows,
    })),
  });
  const source = readDocument(state);
  const { print, sections } = buildModel(payloadOf(data, state), source);
  if (weightOf(print) > HEAVIEST) return null;
  const bySection = new Map(data.sections.map((section, i) => [section, sections[i]]));
  return { labels: LABELS[data.locale], facts: source.programme, of: (section) => bySection.get(section) };
}

/** What decides over the text of a section; the rest as anybody would have it. */
function payloadOf(data: OwnData, state: Uint8Array): ExportPayload {
  return {
    state,
    document: { id: '', kind: data.kind, status: 'draft', title: data.title },
    institutions: data.institutions.map((institution) => ({ ...institution, kind: '' })),
    approvals: [],
    images: data.images.map((image) => ({ ...image, bytes: new Uint8Array(), width: 1, height: 1 })),
    bases: data.bases,
    standards: data.standards,
    profile: 'gost-2025',
    size: 14,
    spacing: 1.15,
    locale: data.locale,
    at: '2000-01-01T00:00:00.000Z',
  };
}
