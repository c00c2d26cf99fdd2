import { EXPORT_VERSION, exportedSectionSchema, type ExportedDocument } from '@soproekt/contracts';
import { programmeSums } from '@soproekt/domain';
import type { ExportPayload } from '../model/export-payload.js';
import type { SourceDocument } from '../model/read-document.js';

/** The document as JSON, see exportedDocumentSchema. */
export function writeJson(payload: ExportPayload, source: SourceDocument): Uint8Array {
  const { document, institutions, findings, remarks, at } = payload;
  const exported: ExportedDocument = {
    version: EXPORT_VERSION,
    document: {
      id: document.id,
      kind: document.kind,
      status: document.status,
      title: document.title,
      schemaVersion: source.schemaVersion,
      exportedAt: at,
    },
    institutions: institutions.map(({ id, shortName, name }) => ({ id, shortName, name })),
    sections: source.sections.map((section) => exportedSectionSchema.parse(section)),
    sums: document.kind === 'programme' ? sumsOf(source) : null,
    ...(findings && { findings: findings.map(({ code, level, message }) => ({ code, level, message })) }),
    ...(remarks && { threads: [...remarks] }),
  };
  return new TextEncoder().encode(`${JSON.stringify(exported, null, 2)}\n`);
}

function sumsOf({ programme }: SourceDocument): ExportedDocument['sums'] {
  const { total, byInstitution } = programmeSums(programme);
  return {
    ...total,
    byInstitution: byInstitution.map(({ institutionIds, total: hours }) => ({
      institutionIds: institutionIds === 'joint' ? 'joint' : [...institutionIds],
      total: hours,
    })),
  };
}
