import { Tooltip } from '@mantine/core';
import type { Finding } from '@soproekt/domain';
import { memo, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { FindingIcon, saidOf, worstOf } from './finding-mark';
import type { RowMarks } from './grid-host';
import type { GridColumn, GridFooterRow } from './grid-types';

const NONE: readonly Finding[] = [];

/** Head and body are tables of their own, so that the head can stay while the page scrolls; both have these widths. */
export function ColumnWidths({ columns }: { columns: readonly GridColumn[] }) {
  return (
    <colgroup>
      {columns.map((column) => (
        <col key={column.key} style={column.flex ? undefined : { width: column.width }} />
      ))}
    </colgroup>
  );
}

interface HeadProps {
  ref: Ref<HTMLDivElement>;
  columns: readonly GridColumn[];
  lefts: readonly (number | null)[];
  width: number;
}

export const GridHead = memo(function GridHead({ ref, columns, lefts, width }: HeadProps) {
  return (
    <div ref={ref} className="sp-grid-head" role="rowgroup">
      <table role="presentation" className="sp-grid-table" style={{ minWidth: width }}>
        <ColumnWidths columns={columns} />
        <thead role="presentation">
          <tr role="row" aria-rowindex={1}>
            {columns.map((column, i) => (
              <th
                key={column.key}
                role="columnheader"
                className="sp-grid-th"
                aria-colindex={i + 1}
                aria-label={column.fullTitle ?? column.title}
                data-align={column.align}
                data-flex={column.flex || undefined}
                data-frozen={lefts[i] === null ? undefined : ''}
                style={lefts[i] === null ? undefined : { left: lefts[i] }}
              >
                {column.header ??
                  (column.fullTitle ? (
                    <Tooltip label={column.fullTitle}>
                      <span>{column.title}</span>
                    </Tooltip>
                  ) : (
                    column.title
                  ))}
              </th>
            ))}
          </tr>
        </thead>
      </table>
    </div>
  );
});

/** On paper the head stands in the table itself, so that it is repeated on each page. */
export const PrintedHead = memo(function PrintedHead({ columns }: { columns: readonly GridColumn[] }) {
  return (
    <thead className="sp-grid-printed" aria-hidden>
      <tr>
        {columns.map((column) => (
          <th key={column.key} className="sp-grid-th" data-align={column.align} data-flex={column.flex || undefined}>
            {column.title}
          </th>
        ))}
      </tr>
    </thead>
  );
});

interface FooterProps {
  /** Findings about whole columns. */
  marks: RowMarks | undefined;
  rows: readonly GridFooterRow[];
  columns: readonly GridColumn[];
  lefts: readonly (number | null)[];
  /** Rows that stand above. */
  from: number;
}

/** Sums: quiet, and never written. */
export const GridFooter = memo(function GridFooter({ rows, columns, lefts, from, marks }: FooterProps) {
  const { i18n } = useTranslation();
  // The last line that has a sum in that column is the one that is judged.
  const marked = (column: string, r: number): readonly Finding[] =>
    rows.slice(r + 1).some((row) => row.cells[column]) || !rows[r]?.cells[column] ? NONE : (marks?.[column] ?? NONE);
  return (
    <tfoot role="rowgroup">
      {rows.map((row, r) => (
        <tr key={row.key} role="row" className="sp-grid-sums" aria-rowindex={from + r + 2}>
          {columns.map((column, i) => {
            const findings = marked(column.key, r);
            const said = saidOf(findings, i18n.language);
            return (
              <td
                key={column.key}
                role="gridcell"
                tabIndex={findings.length > 0 ? -1 : undefined}
                aria-colindex={i + 1}
                aria-readonly
                data-sum={column.key}
                data-align={column.align}
                data-frozen={lefts[i] === null ? undefined : ''}
                data-flex={column.flex || undefined}
                data-tone={row.cells[column.key]?.tone}
                data-level={worstOf(findings)}
                data-said={said || undefined}
                style={lefts[i] === null ? undefined : { left: lefts[i] }}
              >
                {row.cells[column.key]?.text}
                <FindingIcon level={worstOf(findings)} />
                {said && <span className="sp-sr-only">{said}</span>}
              </td>
            );
          })}
        </tr>
      ))}
    </tfoot>
  );
});
