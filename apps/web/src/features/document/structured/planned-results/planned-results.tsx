import { COMPETENCES, RESULT_ASPECTS, resultAssessments, resultHeadings } from '@soproekt/domain';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../../hooks/document-context';
import { choiceCell, choiceColumn, computedColumn, refsCell, refsColumn, textColumn } from '../grid/columns';
import type { CellChange, GridRow, PasteRules } from '../grid/grid-types';
import { useStable } from '../grid/stable-rows';
import { planOptions } from '../lib/names';
import { useProgramme } from '../lib/programme';
import { useTable } from '../lib/use-table';
import { ListTable } from '../lists/list-table';
import { textCell } from '../study-plan/plan-rows';
import { assessmentText, linkModules } from './result-links';
import { useJobFunctions } from './standards';
import { useMaterialsLead } from './use-materials-lead';

interface Props {
  sectionId: string;
  label: string;
}

const LONG = 20_000;

/** As the import of files knows them; the modules, which it reads in the plan, are a column here. */
const headingsOfResults: PasteRules['headings'] = (headers) =>
  resultHeadings(headers)?.map((key, i) => {
    if (key !== 'ignore') return key;
    return headers[i]?.some((name) => /модул|module/i.test(name)) ? 'modules' : null;
  }) ?? null;

/** Planned results: what they are, what they rest on, where they are taught and how they are assessed. */
export function PlannedResults({ sectionId, label }: Props) {
  const { t } = useTranslation('structured');
  const { session, detail } = useDocumentPage();
  const { facts } = useProgramme(session);
  const { commands } = useTable(sectionId);
  const functions = useJobFunctions(detail.workspaceId);
  const places = useStable(planOptions(facts.plan, (row) => row.type !== 'topic'));
  const competences = useMemo(
    () => COMPETENCES.map((value) => ({ value, label: t(`results.competence.${value}`) })),
    [t],
  );
  const aspects = useMemo(() => RESULT_ASPECTS.map((value) => ({ value, label: t(`results.aspect.${value}`) })), [t]);

  const lead = useMaterialsLead(facts);

  const columns = useMemo(
    () => [
      textColumn({ key: 'code', title: t('results.code'), width: 62, frozen: true, maxLength: 40 }),
      textColumn({
        key: 'wording',
        title: t('results.wording'),
        width: 230,
        flex: true,
        frozen: true,
        multiline: true,
        maxLength: LONG,
      }),
      choiceColumn({
        key: 'competence',
        title: t('results.competenceTitle'),
        fullTitle: t('results.competenceFull'),
        width: 142,
        options: competences,
      }),
      choiceColumn({ key: 'aspect', title: t('results.aspectTitle'), width: 76, options: aspects }),
      refsColumn({
        key: 'jobFunctions',
        title: t('results.jobFunctions'),
        fullTitle: t('results.jobFunctionsFull'),
        width: 122,
        options: functions,
        free: true,
      }),
      textColumn({
        key: 'duty',
        title: t('results.duty'),
        fullTitle: t('results.dutyFull'),
        width: 150,
        multiline: true,
        maxLength: LONG,
      }),
      refsColumn({
        key: 'modules',
        title: t('results.modules'),
        fullTitle: t('results.modulesFull'),
        width: 88,
        options: places,
      }),
      computedColumn({
        key: 'assessment',
        title: t('results.assessment'),
        fullTitle: t('results.assessmentFull'),
        width: 150,
        lead,
      }),
      textColumn({
        key: 'evidence',
        title: t('results.evidence'),
        fullTitle: t('results.evidenceFull'),
        width: 150,
        multiline: true,
        maxLength: LONG,
      }),
    ],
    [t, competences, aspects, functions, places, lead],
  );

  const paste = useMemo((): PasteRules => ({ headings: headingsOfResults, columns }), [columns]);
  const assessments = resultAssessments(facts.plan, facts.assessments);
  const rows = facts.results
    .filter((row) => row.sectionId === sectionId)
    .map((row): GridRow => {
      const modules = facts.plan.filter((place) => place.type !== 'topic' && place.results.includes(row.id));
      return {
        id: row.id,
        look: 'plain',
        cells: {
          code: textCell(row.code),
          wording: textCell(row.wording),
          competence: choiceCell(row.competence, competences),
          aspect: choiceCell(row.aspect, aspects),
          jobFunctions: refsCell(row.jobFunctions, functions, true),
          duty: textCell(row.duty),
          modules: refsCell(
            modules.map((place) => place.id),
            places,
          ),
          assessment: {
            value: null,
            text: assessmentText(assessments.get(row.id), t('results.untitledMaterial')),
            tone: 'computed',
            note: t('results.assessmentNote'),
          },
          evidence: textCell(row.evidence),
        },
      };
    });

  /** What belongs into the plan goes there, in the same step. */
  const divert = (changes: readonly CellChange[], joined?: boolean): readonly CellChange[] => {
    const links = changes.filter((change) => change.column === 'modules');
    if (links.length === 0) return changes;
    const act = (): void => {
      for (const { rowId, value } of links) {
        linkModules(session.doc, facts.plan, rowId, Array.isArray(value) ? (value as readonly string[]) : []);
      }
    };
    if (joined) act();
    else commands.step(links[0] ?? null, act);
    return changes.filter((change) => change.column !== 'modules');
  };

  return (
    <ListTable
      sectionId={sectionId}
      label={label}
      rows={rows}
      columns={columns}
      nameColumn="wording"
      paste={paste}
      fresh={() => ({ type: 'result', cells: { code: t('results.newCode', { number: rows.length + 1 }) } })}
      divert={divert}
      extra={(rowId) => [
        {
          key: 'materials',
          label: t('results.openMaterials'),
          icon: <IconClipboardCheck size={16} />,
          // The closing menu gives the focus back first.
          run: () => void setTimeout(() => lead(rowId), 60),
        },
      ]}
      add={t('results.add')}
      empty={{ title: t('results.empty'), text: t('results.hint') }}
    />
  );
}
