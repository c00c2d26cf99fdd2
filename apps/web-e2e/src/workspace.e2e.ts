import { expect, test } from './support/test.js';
import { createDocument, demoProgramme, demoWorkspace, documentPath, people, visit } from './support/people.js';
import { openSheet } from './support/sheet.js';

test('a document made from a template appears, is renamed and binned under the eyes of others', async ({ browser }) => {
  const author = await visit(browser, people.coordinatorUniversity);
  const other = await visit(browser, people.reader);
  const { id } = await demoWorkspace(author.context);
  await Promise.all([author.page.goto(`/w/${id}/documents`), other.page.goto(`/w/${id}/documents`)]);
  const { page } = author;
  await page.getByRole('button', { name: 'Новый документ' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Название').fill('Совсем новый документ');
  await dialog.getByRole('button', { name: 'Создать и открыть' }).click();
  await expect(page).toHaveURL(/\/d\//);
  await expect(other.page.getByText('Совсем новый документ')).toBeVisible({ timeout: 5000 });
  const documentId = page.url().split('/d/')[1] ?? '';
  await author.context.request.patch(`/api/v1/documents/${documentId}`, { data: { title: '<b>Другое</b> & имя' } });
  await expect(other.page.getByText('<b>Другое</b> & имя')).toBeVisible({ timeout: 5000 });
  await author.context.request.delete(`/api/v1/documents/${documentId}`);
  await expect(other.page.getByText('<b>Другое</b> & имя')).toHaveCount(0, { timeout: 5000 });
  await expect(page.getByText('Документ в корзине')).toBeVisible({ timeout: 5000 });
  await author.context.close();
  await other.context.close();
});

test('a person without an account comes in by a link, which works once', async ({ browser }) => {
  const coordinator = await visit(browser, people.coordinatorIro);
  const { id } = await demoWorkspace(coordinator.context);
  const institutions = (await (await coordinator.context.request.get('/api/v1/institutions')).json()) as {
    id: string;
    shortName: string;
  }[];
  const invited = await coordinator.context.request.post(`/api/v1/workspaces/${id}/invitations`, {
    data: {
      email: 'newcomer@school.example',
      role: 'reviewer',
      institutionId: institutions.find((institution) => institution.shortName.startsWith('Школа'))?.id,
    },
  });
  const { link } = (await invited.json()) as { link: string };
  const context = await browser.newContext({ baseURL: process.env.E2E_URL });
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByRole('textbox', { name: 'Электронная почта' })).toHaveValue('newcomer@school.example');
  expect(page.url()).not.toContain('#');
  await page.getByLabel('Имя и фамилия').fill('Новый рецензент');
  await page.getByRole('textbox', { name: 'Придумайте пароль' }).fill('достаточно длинный');
  await page
    .getByRole('button', { name: /Присоединиться|Создать|Войти|Принять/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/w/${id}`));
  const second = await context.request.post('/api/v1/invitations/accept', { data: { token: link.split('#')[1] } });
  expect(second.status()).toBe(410);
  await context.close();
  await coordinator.context.close();
});

test('presence by institution: where somebody is, going there, following', async ({ browser }) => {
  const first = await visit(browser, people.authorUniversity);
  const second = await visit(browser, people.authorIro);
  const { id, documents } = await demoWorkspace(first.context);
  const path = `/w/${id}/d/${demoProgramme(documents)?.id}`;
  await Promise.all([openSheet(first.page, path), openSheet(second.page, path)]);
  const far = second.page.getByRole('region', { name: ': Итоговая аттестация' });
  await far.scrollIntoViewIfNeeded();
  await far.locator('.ProseMirror > p').first().click();
  await first.page.getByRole('button', { name: /Сейчас в документе 2 человека/ }).click();
  await first.page.getByRole('button', { name: /Автор, ИРО: .*Итоговая аттестация.* Перейти туда/ }).click();
  await expect(first.page.getByRole('region', { name: ': Итоговая аттестация' })).toBeInViewport();

  await first.page.getByRole('button', { name: /Сейчас в документе 2 человека/ }).click();
  await first.page.getByRole('button', { name: /Следовать за участником: Автор, ИРО/ }).click();
  await expect(first.page.getByText('Вы следуете за участником: Автор, ИРО')).toBeVisible();
  const start = second.page.getByRole('region', { name: ': Лист согласования' });
  await start.scrollIntoViewIfNeeded();
  await start.locator('.ProseMirror p').first().click();
  await expect(first.page.getByRole('region', { name: ': Лист согласования' })).toBeInViewport();
  await first.page.mouse.wheel(0, 400);
  await expect(first.page.getByText('Вы следуете за участником: Автор, ИРО')).toHaveCount(0);
  await first.context.close();
  await second.context.close();
});

test('the server is restarted: announced, survived, nothing lost', async ({ browser }) => {
  const { createDatabase, freePort, startServer } = await import('./support/server.js');
  const databaseUrl = await createDatabase('soproekt_restart');
  const port = await freePort();
  let server = await startServer({ port, databaseUrl });
  const { page, context } = await visit(browser, people.authorUniversity, {}, server.url);
  const documentId = await createDocument(context, 'Перезапуск');
  await openSheet(page, await documentPath(context, documentId));
  await page.locator('.ProseMirror').first().click();
  await page.keyboard.type('До перезапуска.');
  expect(await server.stop()).toBe(0);
  await expect(page.getByText(/перезапускается/i).first()).toBeVisible();
  await page.keyboard.type(' Во время.');
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'offline-kept');
  server = await startServer({ port, databaseUrl });
  await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved', { timeout: 30_000 });
  const content = await (await context.request.get(`/api/v1/documents/${documentId}/content`)).json();
  expect(JSON.stringify(content)).toContain('До перезапуска. Во время.');
  await context.close();
  expect(await server.stop()).toBe(0);
});

test('a document that does not load is an error with retry, never an empty editor', async ({ browser }) => {
  const { page, context } = await visit(browser, people.authorUniversity);
  const documentId = await createDocument(context, 'Не загрузится');
  const path = await documentPath(context, documentId);
  await page.goto('/');
  await context.route(`**/api/v1/documents/${documentId}`, (route) =>
    route.fulfill({ status: 500, json: { code: 'internal', message: 'no', requestId: 'req-0815' } }),
  );
  await page.goto(path);
  await expect(page.getByText('req-0815')).toBeVisible({ timeout: 20_000 });
  await expect(page.locator('.ProseMirror')).toHaveCount(0);
  await context.unroute(`**/api/v1/documents/${documentId}`);
  await page.getByRole('button', { name: 'Повторить' }).click();
  await expect(page.locator('.ProseMirror').first()).toBeVisible();
  for (const wrong of ['/w/nonsense', path.replace(/d\/.*/, 'd/nonsense'), `/w/${documentId}`]) {
    await page.goto(wrong);
    await expect(page.locator('h1').first()).toBeVisible();
    await expect(page.locator('.ProseMirror')).toHaveCount(0);
  }
  await context.close();
});
