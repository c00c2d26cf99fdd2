/** Twentieths of a point, the unit of Word. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

/** Pixels at 96 dots an inch. */
export const pixels = (millimetres: number): number => Math.round((millimetres / 25.4) * 96);

/** Half points, the unit of sizes of letters. */
export const halfPoints = (points: number): number => points * 2;
