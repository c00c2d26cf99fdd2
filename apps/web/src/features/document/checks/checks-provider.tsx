import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { FindingsContext } from '../structured/findings-context';
import { CheckRunner, NOTHING_CHECKED } from './check-runner';
import { ChecksContext } from './checks-context';
import { sectionMarks } from './finding-view';
import { useCheckContext } from './use-check-context';

/** Judges a programme while it is being written, for everything on its page. Other documents are not judged. */
export function ChecksProvider({ children }: { children: ReactNode }) {
  const { detail } = useDocumentPage();
  return detail.kind === 'programme' ? <ProgrammeChecks>{children}</ProgrammeChecks> : <>{children}</>;
}

const nobody = (): (() => void) => () => undefined;

function ProgrammeChecks({ children }: { children: ReactNode }) {
  const { session, detail } = useDocumentPage();
  const context = useCheckContext(detail.workspaceId, detail.id, true);
  const [runner, setRunner] = useState<CheckRunner | null>(null);

  useEffect(() => {
    const made = new CheckRunner(session.doc);
    setRunner(made);
    return () => made.destroy();
  }, [session]);
  useEffect(() => runner?.setContext(context), [runner, context]);

  const result = useSyncExternalStore(runner?.subscribe ?? nobody, runner?.getResult ?? (() => NOTHING_CHECKED));
  const { findings } = result;
  const marks = useMemo(() => sectionMarks(findings), [findings]);
  const checks = useMemo(() => ({ ...result, marks }), [result, marks]);

  return (
    <ChecksContext value={checks}>
      <FindingsContext value={findings}>{children}</FindingsContext>
    </ChecksContext>
  );
}
