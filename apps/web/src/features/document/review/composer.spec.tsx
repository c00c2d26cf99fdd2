import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { membersQuery } from '../../../app/queries/workspace';
import { id } from '../../../testing/builders';
import { documentPage } from '../../../testing/document-page';
import { renderPage } from '../../../testing/render';
import { Composer } from './composer';

function Writing({ onSend }: { onSend: (body: string) => void }) {
  const [text, setText] = useState('');
  const send = (body: string): void => {
    onSend(body);
    setText('');
  };
  return (
    <Composer
      text={text}
      onChange={setText}
      onSend={send}
      label="Ответ"
      sendLabel="Ответить"
      busy={false}
      failure={null}
    />
  );
}

describe('the field for comments', () => {
  it('shows what is written as others will see it, and goes back to it by keyboard', async () => {
    const { client, page } = documentPage();
    client.setQueryData(membersQuery(id(100)).queryKey, [
      { userId: id(201), name: 'Рецензент, Школа №\u00a07', role: 'reviewer', institution: null },
    ] as never);
    const sent: string[] = [];
    await renderPage(page(<Writing onSend={(body) => sent.push(body)} />), { client });
    const user = userEvent.setup();
    const field = screen.getByRole('textbox', { name: 'Ответ' });
    await user.type(field, '**Данные** у @рецензент, школа № 7');
    await user.click(screen.getByRole('button', { name: 'Просмотр' }));
    const preview = screen.getByRole('region', { name: 'Так увидят другие' });
    expect(preview.querySelector('strong')?.textContent).toBe('Данные');
    expect(preview.querySelector('.sp-mention')?.textContent).toBe('@Рецензент, Школа №\u00a07');
    expect(document.activeElement).toBe(preview);
    await user.keyboard('{Escape}');
    expect(document.activeElement).toBe(field);
    await user.click(screen.getByRole('button', { name: 'Просмотр' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(sent).toEqual([`**Данные** у [@Рецензент, Школа №\u00a07](user:${id(201)})`]);
    expect(screen.queryByRole('region')).toBeNull();
  });
});
