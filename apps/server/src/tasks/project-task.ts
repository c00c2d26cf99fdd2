import type { TemplateContents } from '@soproekt/contracts';
import type { TemplateBody } from '@soproekt/documents';
import type { CheckContext, Finding } from '@soproekt/domain';
import {
  documentFigures,
  documentFindings,
  documentLinks,
  documentTemplate,
  type DocumentFigures,
} from '../documents/projection.js';

export interface ProjectPayload {
  /** The document as one Yjs update. */
  readonly state: Uint8Array;
  /** Of a programme: what its checks need besides; null or omitted: it is not judged. */
  readonly context?: CheckContext | null;
}

export type { DocumentFigures };

/** Reads the figures of a document out of its state. */
export function project({ state, context }: ProjectPayload): DocumentFigures {
  return documentFigures(state, context ?? null);
}

export interface FindingsPayload {
  readonly state: Uint8Array;
  readonly context: CheckContext;
}

/** What the checks find in a programme. */
export function findings({ state, context }: FindingsPayload): Finding[] {
  return documentFindings(state, context);
}

export interface LinksPayload {
  readonly state: Uint8Array;
  /** So many at most. */
  readonly max: number;
}

/** The addresses of a programme's sources, each once. */
export function links({ state, max }: LinksPayload): string[] {
  return documentLinks(state, max);
}

export interface TemplatePayload {
  readonly state: Uint8Array;
  readonly contents: TemplateContents;
}

/** A document as a beginning for others. */
export function template({ state, contents }: TemplatePayload): TemplateBody {
  return documentTemplate(state, contents);
}
