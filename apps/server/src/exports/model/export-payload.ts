import type { ExportedThread, ExportProfile, ExportSize } from '@soproekt/contracts';
import type { DocumentKind, DocumentStatus, FindingCode } from '@soproekt/domain';

/** An institution as an export names it. */
export interface ExportInstitution {
  readonly id: string;
  readonly shortName: string;
  readonly name: string;
  /** Of INSTITUTION_KINDS; tells how its head is called. */
  readonly kind: string;
}

/** One УТВЕРЖДАЮ. Empty texts leave room to write by hand. */
export interface ApprovalFacts {
  readonly institutionId: string;
  readonly post: string;
  /** Initials and surname. */
  readonly person: string;
  /** `YYYY-MM-DD`; null: room to write. */
  readonly on: string | null;
}

export interface ExportFinding {
  readonly code: FindingCode;
  readonly level: 'error' | 'warning' | 'hint';
  readonly message: string;
}

/** An image that a section shows. */
export interface ExportImage {
  readonly id: string;
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** What a thread needs to make an export; nothing personal (S32). */
export interface ExportPayload {
  /** The document as one Yjs update. */
  readonly state: Uint8Array;
  readonly document: {
    readonly id: string;
    readonly kind: DocumentKind;
    readonly status: DocumentStatus;
    readonly title: string;
  };
  /** Parties of the workspace, owners first. */
  readonly institutions: readonly ExportInstitution[];
  readonly approvals: readonly ApprovalFacts[];
  readonly images: readonly ExportImage[];
  /** Titles of the orders that a programme may name as its basis, by key. */
  readonly bases?: Readonly<Record<string, string>>;
  /** Titles of the occupational standards of the workspace, by code. */
  readonly standards?: Readonly<Record<string, string>>;
  /** Undefined: not asked for. */
  readonly findings?: readonly ExportFinding[];
  /** By number. Names of people are in it: it is made only on request (S32). */
  readonly remarks?: readonly ExportedThread[];
  readonly profile: ExportProfile;
  /** Points. */
  readonly size: ExportSize;
  /** Line spacing, 1 to 1.5. */
  readonly spacing: number;
  readonly locale: 'ru' | 'en';
  /** The moment of the export, ISO 8601. */
  readonly at: string;
}
