import type { EXPORT_SPACINGS, ExportFormat, ExportProfile, ExportQuery, ExportSize } from '@soproekt/contracts';

/** Lines from one line of text to the next. */
export type ExportSpacing = (typeof EXPORT_SPACINGS)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly profile: ExportProfile;
  readonly size: ExportSize;
  readonly spacing: ExportSpacing;
  readonly remarks: boolean;
  readonly findings: boolean;
}

export const DEFAULT_OPTIONS: ExportOptions = {
  format: 'docx',
  profile: 'gost-2025',
  size: 14,
  spacing: 1.15,
  remarks: false,
  findings: false,
};

/** Pages have a profile, a size of type and a spacing; the other formats have none. */
export const hasPages = (format: ExportFormat): boolean => format === 'docx' || format === 'pdf';

/** What is asked of the server: only what means something for the format. Exports are Russian, whatever the interface is. */
export function exportQuery({
  format,
  profile,
  size,
  spacing,
  remarks,
  findings,
}: ExportOptions): Omit<ExportQuery, 'spacing' | 'locale'> & { spacing?: ExportSpacing } {
  return {
    ...(hasPages(format) && { profile, size: String(size) as `${ExportSize}`, spacing }),
    ...(remarks && { remarks: 'true' }),
    ...(findings && { findings: 'true' }),
  };
}

/** A name for the file when the server gives none; without what file systems do not take. */
export function fileName(title: string, format: ExportFormat): string {
  const clean = title
    .replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
    .trim();
  return `${clean || 'document'}.${format}`;
}
