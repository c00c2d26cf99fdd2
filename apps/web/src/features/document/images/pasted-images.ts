const ACCEPTED = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;

/** For file choosers. */
export const IMAGE_ACCEPT = ACCEPTED.join(',');

const isImage = (file: File): boolean => (ACCEPTED as readonly string[]).includes(file.type);

/** The files that somebody brings along by pasting or dropping. */
export const filesOf = (data: Pick<DataTransfer, 'files'> | null): readonly File[] => [...(data?.files ?? [])];

/**
 * The images that are meant by pasting. Word and spreadsheets put a picture of copied text beside the text: then the text is meant.
 */
export function pastedImages(data: Pick<DataTransfer, 'files' | 'getData'> | null): readonly File[] {
  const images = filesOf(data).filter(isImage);
  if (images.length === 0 || !data) return [];
  const words = data
    .getData('text/html')
    .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]*>|&nbsp;|\s/g, '');
  return words === '' && data.getData('text/plain').trim() === '' ? images : [];
}
