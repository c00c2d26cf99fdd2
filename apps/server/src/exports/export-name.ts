import type { ExportFormat } from '@soproekt/contracts';

const LONGEST = 100;

/** The name of an exported file: the title without what file systems or eyes are deceived by. */
export function exportName(title: string, format: ExportFormat): string {
  const clean = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"/\\|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const stem = [...clean]
    .slice(0, LONGEST)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${stem || 'document'}.${format}`;
}
