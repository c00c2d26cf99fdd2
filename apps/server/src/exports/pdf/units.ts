/** Points, the unit of PDF. */
export const points = (millimetres: number): number => (millimetres / 25.4) * 72;
