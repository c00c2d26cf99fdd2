/** Kinds of document a workspace holds. */
export const DOCUMENT_KINDS = ['programme', 'agenda', 'regulation', 'agreement', 'note'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Where a document stands on its way to approval. */
export const DOCUMENT_STATUSES = ['draft', 'in-review', 'needs-revision', 'approved', 'archived'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

const NEXT: Record<DocumentStatus, readonly DocumentStatus[]> = {
  draft: ['in-review', 'archived'],
  'in-review': ['needs-revision', 'approved', 'draft'],
  'needs-revision': ['in-review', 'draft', 'archived'],
  approved: ['draft', 'archived'],
  archived: ['draft'],
};

/** The statuses that a document may take next. */
export function nextStatuses(status: DocumentStatus): readonly DocumentStatus[] {
  return NEXT[status];
}

/** True while the text of a document in this status may be edited. */
export function isEditableStatus(status: DocumentStatus): boolean {
  return status !== 'approved' && status !== 'archived';
}

/** Longest names that are accepted, in Unicode code points. */
export const LIMITS = {
  documentTitle: 200,
  sectionTitle: 200,
  workspaceName: 120,
  workspaceDescription: 1000,
  personName: 120,
  personPost: 160,
  institutionName: 200,
  institutionShortName: 24,
  municipality: 120,
  templateDescription: 500,
  email: 254,
  passwordMin: 10,
  passwordMax: 200,
} as const;
