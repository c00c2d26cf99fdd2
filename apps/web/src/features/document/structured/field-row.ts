/**
 * The fields of a section count as the cells of one row with this name wherever places are told: in the awareness state
 * (`cell`), in the history and in `hub.goToCell`. No row has it: ids of rows are longer.
 */
export const FIELD_ROW = 'fields';

/** The sums beneath a table likewise: what is found about a whole column leads there. */
export const SUM_ROW = 'sums';
