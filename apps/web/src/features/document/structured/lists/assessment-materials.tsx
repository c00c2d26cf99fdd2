import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../../hooks/document-context';
import { choiceCell, choiceColumn, numberColumn, refsCell, refsColumn, textColumn } from '../grid/columns';
import type { GridRow } from '../grid/grid-types';
import { showNumber } from '../grid/read-number';
import { useStable } from '../grid/stable-rows';
import { planOptions, resultOptions } from '../lib/names';
import { useProgramme } from '../lib/programme';
import { textCell } from '../study-plan/plan-rows';
import { ListTable } from './list-table';

interface Props {
  sectionId: string;
  label: string;
}

const LONG = 20_000;

/** Tasks by which results are assessed: what they belong to, what is demanded, how it is judged. */
export function AssessmentMaterials({ sectionId, label }: Props) {
  const { t } = useTranslation('structured');
  const { session } = useDocumentPage();
  const { facts } = useProgramme(session);
  const results = useStable(resultOptions(facts.results));
  const places = useStable(planOptions(facts.plan, (row) => row.type !== 'topic'));
  const columns = useMemo(
    () => [
      textColumn({
        key: 'title',
        title: t('assessment.title'),
        width: 190,
        flex: true,
        frozen: true,
        multiline: true,
        maxLength: 2000,
      }),
      choiceColumn({
        key: 'planRow',
        title: t('assessment.planRow'),
        fullTitle: t('assessment.planRowFull'),
        width: 84,
        options: places,
      }),
      refsColumn({ key: 'results', title: t('assessment.results'), width: 90, options: results }),
      textColumn({
        key: 'requirements',
        title: t('assessment.requirements'),
        width: 170,
        multiline: true,
        maxLength: LONG,
      }),
      textColumn({ key: 'criteria', title: t('assessment.criteria'), width: 170, multiline: true, maxLength: LONG }),
      textColumn({ key: 'examples', title: t('assessment.examples'), width: 170, multiline: true, maxLength: LONG }),
      numberColumn({ key: 'attempts', title: t('assessment.attempts'), width: 74, problem: t('grid.notNumber') }),
    ],
    [t, places, results],
  );
  const rows = facts.assessments
    .filter((row) => row.sectionId === sectionId)
    .map((row): GridRow => ({
      id: row.id,
      look: 'plain',
      cells: {
        title: textCell(row.title),
        planRow: choiceCell(row.planRowId, places),
        results: refsCell(row.results, results),
        requirements: textCell(row.requirements),
        criteria: textCell(row.criteria),
        examples: textCell(row.examples),
        attempts: { value: row.attempts, text: showNumber(row.attempts) },
      },
    }));
  return (
    <ListTable
      sectionId={sectionId}
      label={label}
      rows={rows}
      columns={columns}
      nameColumn="title"
      fresh={() => ({ type: 'assessment' })}
      add={t('assessment.add')}
      empty={{ title: t('assessment.empty'), text: t('assessment.hint') }}
    />
  );
}
