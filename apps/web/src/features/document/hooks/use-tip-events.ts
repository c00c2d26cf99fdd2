import { useMediaQuery } from '@mantine/hooks';
import { NARROW } from '../checks/use-margin';

/** When a button shows its tooltip. Where closing a drawer gives it the focus back, the tooltip would stay over the page. */
export function useTipEvents(): { hover: boolean; focus: boolean; touch: boolean } {
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  return { hover: true, focus: !narrow, touch: false };
}
