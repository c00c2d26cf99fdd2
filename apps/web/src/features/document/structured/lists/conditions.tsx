import { SOURCE_GROUPS, type SourceGroup } from '@soproekt/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../../app/queries/workspace';
import { useDocumentPage } from '../../hooks/document-context';
import { choiceCell, choiceColumn, computedColumn, numberColumn, textColumn } from '../grid/columns';
import type { GridRow } from '../grid/grid-types';
import { partyOptions } from '../lib/names';
import { useProgramme } from '../lib/programme';
import { textCell } from '../study-plan/plan-rows';
import { LinkCheckBar } from './link-check-bar';
import { ListTable } from './list-table';
import { useLinkResults } from './use-link-check';
import { useLinkCell } from './use-link-words';

interface Props {
  sectionId: string;
}

/** Sources without a group, from another program, stand with the additional ones, so that nothing is out of sight. */
const groupOf = (group: SourceGroup | null): SourceGroup => group ?? 'additional';

/** Organisational and pedagogical conditions: sources by group, equipment, staff. */
export function Conditions({ sectionId }: Props) {
  const { t } = useTranslation('structured');
  return (
    <>
      <LinkCheckBar sectionId={sectionId} />
      {SOURCE_GROUPS.map((group) => (
        <section key={group} className="sp-table-group">
          <h3>{t(`conditions.group.${group}`)}</h3>
          <Sources sectionId={sectionId} group={group} />
        </section>
      ))}
      {(['equipment', 'staff'] as const).map((type) => (
        <section key={type} className="sp-table-group">
          <h3>{t(`conditions.${type}`)}</h3>
          <Lines sectionId={sectionId} type={type} />
        </section>
      ))}
    </>
  );
}

function Sources({ sectionId, group }: Props & { group: SourceGroup }) {
  const { t } = useTranslation('structured');
  const { session } = useDocumentPage();
  const { facts } = useProgramme(session);
  const results = useLinkResults();
  const linkCell = useLinkCell();
  const all = facts.sources.filter((row) => row.sectionId === sectionId);
  const shown = all.filter((row) => groupOf(row.group) === group);
  // Before the first check there is nothing to say of any address.
  const asked = results && shown.some((row) => results.has(row.url)) ? results : null;
  const checked = asked !== null;
  const columns = useMemo(
    () => [
      computedColumn({ key: 'number', title: '№', width: 36, frozen: true }),
      textColumn({
        key: 'text',
        title: t('conditions.source'),
        width: checked ? 180 : 240,
        flex: true,
        frozen: true,
        multiline: true,
        maxLength: 20_000,
      }),
      numberColumn({ key: 'year', title: t('conditions.year'), width: 64, problem: t('grid.notNumber') }),
      textColumn({ key: 'url', title: t('conditions.url'), width: 176, maxLength: 2000 }),
      ...(checked
        ? [computedColumn({ key: 'link', title: t('links.column'), fullTitle: t('links.columnFull'), width: 126 })]
        : []),
    ],
    [t, checked],
  );
  const rows = shown.map((row, i): GridRow => ({
    id: row.id,
    look: 'plain',
    cells: {
      number: { value: null, text: String(i + 1) },
      text: textCell(row.text),
      year: { value: row.year, text: row.year === null ? '' : String(row.year) },
      url: textCell(row.url),
      ...(asked && { link: linkCell(row.url, asked.get(row.url)) }),
    },
  }));
  return (
    <ListTable
      sectionId={sectionId}
      label={t(`conditions.group.${group}`)}
      rows={rows}
      columns={columns}
      nameColumn="text"
      fresh={() => ({ type: 'source', cells: { group } })}
      indexOf={(rowId) => all.findIndex((row) => row.id === rowId)}
      add={t('conditions.addSource')}
      empty={{ title: t('conditions.none'), text: '' }}
      narrow
      brief
    />
  );
}

function Lines({ sectionId, type }: Props & { type: 'equipment' | 'staff' }) {
  const { t } = useTranslation('structured');
  const { session, detail } = useDocumentPage();
  const { parties } = useParties(detail.workspaceId);
  const { facts } = useProgramme(session);
  const options = useMemo(() => partyOptions(parties), [parties]);
  const columns = useMemo(
    () => [
      textColumn({
        key: 'text',
        title: t(`conditions.${type}Text`),
        width: 260,
        flex: true,
        frozen: true,
        multiline: true,
        maxLength: 20_000,
      }),
      choiceColumn({ key: 'institution', title: t('conditions.institution'), width: 150, options }),
    ],
    [t, type, options],
  );
  const rows = facts.conditions
    .filter((row) => row.sectionId === sectionId && row.type === type)
    .map((row): GridRow => ({
      id: row.id,
      look: 'plain',
      cells: { text: textCell(row.text), institution: choiceCell(row.institutionId, options) },
    }));
  return (
    <ListTable
      sectionId={sectionId}
      label={t(`conditions.${type}`)}
      rows={rows}
      columns={columns}
      nameColumn="text"
      fresh={() => ({ type })}
      add={t(`conditions.add.${type}`)}
      empty={{ title: t('conditions.none'), text: '' }}
      narrow
      brief
    />
  );
}
