import { Tooltip } from '@mantine/core';
import type { Ref } from 'react';
import type { GridColumn, GridFooterRow } from './grid-types';

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

export function GridHead({ ref, columns, lefts, width }: HeadProps) {
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
}

interface FooterProps {
  rows: readonly GridFooterRow[];
  columns: readonly GridColumn[];
  lefts: readonly (number | null)[];
  /** Rows that stand above. */
  from: number;
}

/** Sums: quiet, and never written. */
export function GridFooter({ rows, columns, lefts, from }: FooterProps) {
  return (
    <tfoot role="rowgroup">
      {rows.map((row, r) => (
        <tr key={row.key} role="row" className="sp-grid-sums" aria-rowindex={from + r + 2}>
          {columns.map((column, i) => (
            <td
              key={column.key}
              role="gridcell"
              aria-colindex={i + 1}
              aria-readonly
              data-sum={column.key}
              data-align={column.align}
              data-frozen={lefts[i] === null ? undefined : ''}
              data-flex={column.flex || undefined}
              data-tone={row.cells[column.key]?.tone}
              style={lefts[i] === null ? undefined : { left: lefts[i] }}
            >
              {row.cells[column.key]?.text}
            </td>
          ))}
        </tr>
      ))}
    </tfoot>
  );
}
