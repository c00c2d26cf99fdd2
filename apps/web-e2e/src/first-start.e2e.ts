import { expect, test } from '@playwright/test';
import { createDatabase, freePort, startServer, type RunningServer } from './support/server.js';

test.describe('an empty database without the demo', () => {
  let server: RunningServer;
  test.beforeAll(async () => {
    const databaseUrl = await createDatabase('soproekt_first_start');
    server = await startServer({ port: await freePort(), databaseUrl, demo: false });
  });
  test.afterAll(async () => {
    expect(await server.stop()).toBe(0);
  });

  test('shows the set-up page once, which makes the administrator', async ({ browser }) => {
    const context = await browser.newContext({ baseURL: server.url });
    const page = await context.newPage();
    await page.goto('/');
    await expect(page).toHaveURL(/\/setup$/);
    await page.getByLabel('Полное название').fill('Северореченский педагогический университет');
    await page.getByLabel('Краткое название').fill('СРПУ');
    await page.getByLabel('Имя и фамилия').fill('Администратор');
    await page.getByLabel('Электронная почта').fill('admin@srpu.example');
    await page.getByLabel('Пароль', { exact: false }).first().fill('длинный пароль 1');
    await page.getByRole('button', { name: /Начать|Создать/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).not.toHaveURL(/setup/);
    const me = (await (await context.request.get('/api/v1/me')).json()) as { isAdministrator: boolean };
    expect(me.isAdministrator).toBe(true);

    const again = await context.request.post('/api/v1/setup', {
      data: {
        institution: { kind: 'school', name: 'Ш', shortName: 'Ш' },
        name: 'x',
        email: 'x@y.example',
        password: 'длинный пароль 2',
      },
    });
    expect(again.status()).toBe(409);
    const stranger = await browser.newContext({ baseURL: server.url });
    const other = await stranger.newPage();
    await other.goto('/setup');
    await expect(other).toHaveURL(/sign-in/);
    await stranger.close();
    await context.close();
  });
});
