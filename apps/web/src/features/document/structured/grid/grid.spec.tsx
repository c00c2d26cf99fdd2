import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Finding } from '@soproekt/domain';
import { useState } from 'react';
import { documentPage } from '../../../../testing/document-page';
import { renderPage } from '../../../../testing/render';
import { textColumn } from './columns';
import { Grid } from './grid';
import type { GridActions, GridRow } from './grid-types';
import { useStableRows } from './stable-rows';

const columns = [
  textColumn({ key: 'title', title: 'Название', width: 100, flex: true }),
  textColumn({ key: 'note', title: 'Примечание', width: 100 }),
];

interface HarnessProps {
  renders: Record<string, number>;
  findings?: Finding[];
  menu?: boolean;
}

function Harness({ renders, findings = [], menu = false }: HarnessProps) {
  const [texts, setTexts] = useState<Record<string, string>>({ a: 'Первая', b: 'Вторая' });
  const rows = useStableRows(
    Object.entries(texts).map(([id, text]): GridRow => ({
      id,
      look: 'plain',
      cells: {
        title: { value: text, text },
        // Read once in every rendering of its row.
        get note() {
          renders[id] = (renders[id] ?? 0) + 1;
          return { value: null, text: '' };
        },
      },
    })),
  );
  const actions: GridActions = {
    set: () => undefined,
    type: ({ rowId }, text) => setTexts((before) => ({ ...before, [rowId]: text })),
    ...(menu && { menu: () => [] }),
  };
  return (
    <Grid
      sectionId="s"
      label="Таблица"
      rows={rows}
      columns={columns}
      actions={actions}
      findings={findings}
      nameColumn="title"
    />
  );
}

afterEach(cleanup);

describe('Grid', () => {
  it('renders only the row that is typed in', async () => {
    const renders: Record<string, number> = {};
    const { page, client } = documentPage();
    await renderPage(page(<Harness renders={renders} />), { client });
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard('{F2}');
    const { b: before = 0 } = renders;
    // stableRows compares every row once for each change; a rendering would read more.
    await user.keyboard('абв');
    const compared = 3;
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('Перваяабв');
    expect((renders['b'] ?? 0) - before).toBeLessThanOrEqual(compared * 2);
  });

  it('marks cells with what the checks find, and describes them by it', async () => {
    const { page, client } = documentPage();
    const finding: Finding = {
      code: 'V07',
      level: 'warning',
      sectionId: 's',
      place: { rowId: 'b', column: 'note' },
      variant: 'no-control',
      params: {},
    };
    await renderPage(page(<Harness renders={{}} findings={[finding]} />), { client });
    const cell = document.querySelector<HTMLElement>('td[data-row="b"][data-column="note"]')!;
    expect(cell.dataset['level']).toBe('warning');
    const said = document.getElementById(cell.getAttribute('aria-describedby') ?? '')?.textContent ?? '';
    expect(said).not.toBe('');
    act(() => cell.focus());
    expect(document.querySelector('.sp-grid-tip')?.textContent).toBe(said);
  });

  it('marks a block only when the press began in a cell, and not at the handle of a row', async () => {
    const { page, client } = documentPage();
    await renderPage(page(<Harness renders={{}} menu />), { client });
    const cell = (row: string) => document.querySelector<HTMLElement>(`td[data-row="${row}"][data-column="title"]`)!;
    const marked = () => document.querySelectorAll('td[aria-selected="true"]').length;
    const user = userEvent.setup();
    const draw = (from: Element, to: Element) =>
      user.pointer([{ keys: '[MouseLeft>]', target: from }, { target: to }, { keys: '[/MouseLeft]', target: to }]);
    act(() => cell('a').focus());
    await draw(cell('a').querySelector('.sp-grid-grip')!, cell('b'));
    expect(marked()).toBe(1);
    await draw(cell('a'), cell('b'));
    expect(marked()).toBe(2);
  });

  it('is gone to by the section, row and column', async () => {
    const { page, client, session } = documentPage();
    await renderPage(page(<Harness renders={{}} />), { client });
    act(() => expect(session.hub.goToCell('s', 'b', 'note')).toBe(true));
    expect((document.activeElement as HTMLElement).dataset).toMatchObject({ row: 'b', column: 'note' });
    expect(session.hub.goToCell('s', 'gone', 'note')).toBe(false);
    act(() => expect(session.hub.goToCell('s', 'a', 'no-such-column')).toBe(true));
    expect((document.activeElement as HTMLElement).dataset).toMatchObject({ row: 'a', column: 'title' });
  });
});
