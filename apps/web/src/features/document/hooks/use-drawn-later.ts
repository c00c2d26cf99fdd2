import { useDeferredValue } from 'react';

/**
 * False at first, true as soon as the page has time: texts can be read and written before tables and forms are drawn, which takes
 * as long as all the rest together.
 */
export const useDrawnLater = (): boolean => useDeferredValue(true, false);
