import { useEffect, useState, useSyncExternalStore } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { FIELD_ROW } from '../structured/field-row';
import { RemoteCells, type RemoteCell } from '../structured/grid/remote-cells';

const nobody = (): (() => void) => () => undefined;
const NONE: readonly RemoteCell[] = [];

/** Who else is in which field of the section. */
export function useFieldPeers(sectionId: string): readonly RemoteCell[] {
  const { session } = useDocumentPage();
  const [remote, setRemote] = useState<RemoteCells | null>(null);
  useEffect(() => {
    const made = new RemoteCells(session.awareness, sectionId);
    setRemote(made);
    return () => made.destroy();
  }, [session, sectionId]);
  return useSyncExternalStore(remote?.subscribe ?? nobody, () => remote?.row(FIELD_ROW) ?? NONE);
}
