import type { ImageType, ImportPreview, ImportTable, TableMapping } from '@soproekt/contracts';
import type { JSONContent } from '@soproekt/editor';

/** A cleaned image of a file, named in the text by its id. */
export interface ImportedImage {
  readonly id: string;
  readonly type: ImageType;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** What a reader of a format gives: blocks in order, not yet divided. */
export interface RawContent {
  readonly blocks: readonly JSONContent[];
  readonly images: readonly ImportedImage[];
}

/** A part of the file that becomes a section. */
export interface Piece {
  readonly title: string;
  /** Number of the section in a file of our own; null: of a foreign one. */
  readonly mark: number | null;
  readonly blocks: readonly JSONContent[];
}

/** A row of a structured section before the document is there. */
export interface PlannedRow {
  readonly id: string;
  readonly type: string;
  readonly parentId: string | null;
  readonly cells: Readonly<Record<string, string | number | boolean | readonly string[] | null>>;
}

/** A section as it will be made. */
export interface PlannedSection {
  readonly kind: string;
  readonly role: string | null;
  readonly title: string;
  readonly institutionId: string | null;
  readonly blocks: readonly JSONContent[];
  readonly fields: Readonly<Record<string, PlannedRow['cells'][string]>>;
  readonly rows: readonly PlannedRow[];
}

/** An institution that may be named in a table. */
export interface KnownInstitution {
  readonly id: string;
  readonly shortName: string;
  readonly name: string;
  readonly owner: boolean;
}

export type PreviewTable = ImportTable;
export type Mappings = ReadonlyMap<number, TableMapping>;
export type Preview = ImportPreview;
