import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

export interface MarginState {
  readonly open: boolean;
  /** There is no room beside the sheet: the margin lies over the page. */
  readonly sheet: boolean;
  readonly phone: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
}

const now = { getInitialValueInEffect: false };

/** Whether the margin is shown. Beside the sheet the choice is remembered; until there is one, width decides. */
export function useMargin(): MarginState {
  const sheet = useMediaQuery('(max-width: 75em)', undefined, now) ?? false;
  const phone = useMediaQuery('(max-width: 48em)', undefined, now) ?? false;
  const roomy = useMediaQuery('(min-width: 87.5em)', undefined, now) ?? true;
  const [kept, keep] = useLocalStorage<boolean | null>({ key: 'soproekt.margin', defaultValue: null, ...now });
  const [over, setOver] = useState(false);
  const open = sheet ? over : (kept ?? roomy);
  return {
    open,
    sheet,
    phone,
    toggle: () => (sheet ? setOver(!open) : keep(!open)),
    close: () => (sheet ? setOver(false) : keep(false)),
  };
}
