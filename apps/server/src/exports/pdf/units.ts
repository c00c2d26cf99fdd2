/** Points, the unit of PDF. */
export const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/**
 * Height of a line, in what pdfmake takes for one: it leaves the gap between lines out that the letters ask for, and that Word and
 * LibreOffice keep (1.149 and not 1.107 of the size). With it the pages of both files end with the same line.
 */
export const lineHeight = (spacing: number): number => (spacing * 1.149) / 1.107;
