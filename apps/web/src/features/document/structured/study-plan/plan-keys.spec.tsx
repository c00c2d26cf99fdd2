import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { addRow } from '@soproekt/documents';
import { PARTIES } from '../../../../testing/document-page';
import { planPage } from './testing/plan-page';

afterEach(cleanup);

describe('keys in a plan', () => {
  it('lead back with Enter to where going on by Tab began', async () => {
    const { focus, ids, user, stored, place } = await planPage();
    focus(ids.t1, 'lectures');
    await user.keyboard('1{Tab}2{Tab}3{Enter}');
    expect(['lectures', 'practice', 'selfStudy'].map((column) => stored(ids.t1, column))).toEqual([1, 2, 3]);
    expect(place()).toEqual([ids.t2, 'lectures']);
    await user.keyboard('4{Tab}{ArrowRight}5{Enter}');
    expect(place()).toEqual([ids.m2, 'selfStudy']);
  });

  it('type over with a space as with any sign', async () => {
    const { focus, ids, user, stored } = await planPage();
    focus(ids.t1, 'title');
    await user.keyboard(' х');
    expect(stored(ids.t1, 'title')).toBe(' х');
  });

  it('put an input method into an empty editor, and leave its keys alone', async () => {
    const { focus, ids, cell, stored } = await planPage();
    focus(ids.t1, 'title');
    const taken = !fireEvent.keyDown(document.activeElement!, { key: 'Process', keyCode: 229 });
    expect(taken).toBe(false);
    const editor = within(cell(ids.t1, 'title')).getByRole<HTMLTextAreaElement>('textbox');
    expect([document.activeElement === editor, editor.value]).toEqual([true, '']);
    fireEvent.change(editor, { target: { value: 'ё' } });
    expect(stored(ids.t1, 'title')).toBe('ё');
  });

  it('make a topic a module and a module a topic with Alt and the arrows', async () => {
    const { focus, ids, user, rows, place, stored } = await planPage();
    const kind = (): string | undefined => rows().find(({ id }) => id === ids.t2)?.type;
    focus(ids.t2, 'title');
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    expect(kind()).toBe('module');
    // What it took from its module it now says itself.
    expect(stored(ids.t2, 'implementers')).toEqual([PARTIES[0].id]);
    await waitFor(() => expect(place()).toEqual([ids.t2, 'title']));
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(kind()).toBe('topic');
  });

  it('say why a module with topics does not become one', async () => {
    const { doc, sectionId, focus, ids, user, rows } = await planPage();
    act(() => void addRow(doc, sectionId, { type: 'topic', parentId: ids.m2, cells: { title: 'Тема' } }));
    focus(ids.m2, 'title');
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    expect(rows().find(({ id }) => id === ids.m2)?.type).toBe('module');
    expect(await screen.findByText(/^В модуле есть темы/)).toBeTruthy();
  });

  it('leave what a cell holds in sight while its list is open', async () => {
    const { focus, ids, user, cell } = await planPage();
    focus(ids.m1, 'implementers');
    await user.keyboard('{Enter}');
    expect(cell(ids.m1, 'implementers').textContent).toContain('ИРО');
  });
});
