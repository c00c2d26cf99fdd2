import type { Party, ProgrammeSettingsView, Standard } from '@soproekt/contracts';
import type { Finding } from '@soproekt/domain';
import { createContext, useContext } from 'react';
import type { RemoteCell } from '../structured/grid/remote-cells';
import type { FieldReview } from './use-field-review';
import type { PassportEditing } from './use-passport';

export interface PassportPage extends PassportEditing {
  readonly sectionId: string;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly peers: readonly RemoteCell[];
  readonly review: FieldReview;
  readonly parties: readonly Party[];
  readonly standards: readonly Standard[];
  readonly bases: ProgrammeSettingsView['settings']['bases'];
}

export const PassportContext = createContext<PassportPage | null>(null);

/** What the fields of a passport share. */
export function usePassportPage(): PassportPage {
  const page = useContext(PassportContext);
  if (!page) throw new Error('usePassportPage outside of a passport');
  return page;
}
