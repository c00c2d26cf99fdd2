import type { DocumentKind } from '@soproekt/domain';
import { IconBook2, IconGavel, IconListNumbers, IconNote, IconWritingSign } from '@tabler/icons-react';

const ICONS: Record<DocumentKind, typeof IconNote> = {
  programme: IconBook2,
  agenda: IconListNumbers,
  regulation: IconGavel,
  agreement: IconWritingSign,
  note: IconNote,
};

/** The picture of a kind of document; the word stands beside it. */
export function DocumentKindIcon({ kind, size = 18 }: { kind: DocumentKind; size?: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} stroke={1.6} aria-hidden className="sp-kind-icon" />;
}
