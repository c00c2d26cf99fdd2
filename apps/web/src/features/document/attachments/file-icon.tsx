import {
  IconFileText,
  IconFileTypeCsv,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconFileTypePpt,
  IconFileTypeXls,
  IconPhoto,
} from '@tabler/icons-react';
import type { FileKind } from './file-words';

const ICONS = {
  image: IconPhoto,
  pdf: IconFileTypePdf,
  word: IconFileTypeDocx,
  sheet: IconFileTypeXls,
  slides: IconFileTypePpt,
  csv: IconFileTypeCsv,
  text: IconFileText,
} as const satisfies Record<FileKind, unknown>;

/** What a file is, as a picture; the words stand beside it. */
export function FileIcon({ kind }: { kind: FileKind }) {
  const Icon = ICONS[kind];
  return (
    <span className="sp-file-icon" data-kind={kind} aria-hidden>
      <Icon size={24} stroke={1.5} />
    </span>
  );
}
