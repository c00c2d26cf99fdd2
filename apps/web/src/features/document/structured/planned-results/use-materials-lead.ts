import type { ProgrammeFacts } from '@soproekt/domain';
import { useCallback, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyHint } from '../../../../ui/notify';
import { useDocumentPage } from '../../hooks/document-context';
import { goToFinding } from '../../checks/go-to-finding';

type Materials = Pick<ProgrammeFacts, 'assessments' | 'sectionOf'>;

/** Leads to the material that assesses a result, or to where one could be linked to it, and says why it is not written here. */
export function useMaterialsLead(facts: Materials): (resultId: string) => void {
  const { t } = useTranslation('structured');
  const { session, view } = useDocumentPage();
  const latest = useRef(facts);
  useLayoutEffect(() => {
    latest.current = facts;
  });
  return useCallback(
    (resultId) => {
      const { assessments, sectionOf } = latest.current;
      const row = assessments.find(({ results }) => results.includes(resultId)) ?? assessments[0];
      const sectionId = row?.sectionId ?? sectionOf['assessment-materials'] ?? null;
      notifyHint(t(sectionId === null ? 'results.noMaterials' : 'results.assessmentComputed'));
      if (sectionId === null || (row && session.hub.goToCell(sectionId, row.id, 'results'))) return;
      // Not drawn yet.
      const place = row ? { rowId: row.id, column: 'results' } : {};
      void goToFinding({ sectionId, place }, { hub: session.hub, view, missing: () => undefined });
    },
    [session, view, t],
  );
}
