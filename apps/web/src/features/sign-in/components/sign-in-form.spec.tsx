import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aMe } from '../../../testing/builders';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { SignInForm } from './sign-in-form';

const refusal = (code: string, status: number, headers = {}) => ({
  status,
  headers,
  body: { code, message: code, requestId: 'r-1' },
});
const form = <SignInForm next="/w/1" email="" demo />;

describe('SignInForm', () => {
  it('checks the fields before it asks the server', async () => {
    const requests = answerRequests({});
    await renderPage(form, { path: '/sign-in' });
    await userEvent.type(screen.getByLabelText('Электронная почта'), 'не адрес');
    await userEvent.click(screen.getByRole('button', { name: 'Войти' }));
    expect(await screen.findByText('Это не похоже на адрес электронной почты')).toBeTruthy();
    expect(screen.getByText('Заполните это поле')).toBeTruthy();
    expect(requests).toEqual([]);
  });

  it('asks for an address that is missing, rather than doubting it', async () => {
    answerRequests({});
    await renderPage(form, { path: '/sign-in' });
    await userEvent.click(screen.getByRole('button', { name: 'Войти' }));
    expect(await screen.findAllByText('Заполните это поле')).toHaveLength(2);
  });

  it('fills itself with a demo account and leads to where one wanted to go', async () => {
    const requests = answerRequests({ 'POST /auth/login': { body: aMe() }, 'GET /me': { body: aMe() } });
    const { where, client } = await renderPage(form, { path: '/sign-in' });
    await userEvent.click(screen.getByRole('button', { name: /author@university\.example/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Войти' }));
    await waitFor(() => expect(where()).toBe('/w/1'));
    expect(requests[0]).toEqual({
      name: 'POST /auth/login',
      body: { email: 'author@university.example', password: 'soproekt-demo' },
    });
    expect(client.getQueryData(['me'])).toEqual(aMe());
  });

  it('says how long to wait after too many attempts', async () => {
    answerRequests({ 'POST /auth/login': refusal('too-many-attempts', 429, { 'retry-after': '150' }) });
    await renderPage(form, { path: '/sign-in' });
    await userEvent.click(screen.getByRole('button', { name: /reader@municipality\.example/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Войти' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Подождите 3\u00a0минуты');
  });

  it('keeps what was typed after a wrong password, in English too', async () => {
    answerRequests({ 'POST /auth/login': refusal('wrong-credentials', 401) });
    await renderPage(form, { path: '/sign-in', locale: 'en' });
    await userEvent.type(screen.getByLabelText('E-mail'), 'a@b.example');
    await userEvent.type(screen.getByLabelText('Password'), 'guess');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Wrong e-mail or password');
    expect(screen.getByLabelText<HTMLInputElement>('E-mail').value).toBe('a@b.example');
  });
});
