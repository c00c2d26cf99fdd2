import { expect, test } from './support/test.js';
import { createDocument, demoWorkspace, documentPath, people, visit, type Visitor } from './support/people.js';
import { expectSaved, openSheet, plainText, saveState } from './support/sheet.js';

interface MemberRow {
  userId: string;
  name: string;
}

async function setRole(coordinator: Visitor, name: string, role: string): Promise<void> {
  const { id } = await demoWorkspace(coordinator.context);
  const members = (await (
    await coordinator.context.request.get(`/api/v1/workspaces/${id}/members`)
  ).json()) as MemberRow[];
  const member = members.find((candidate) => candidate.name === name);
  const answer = await coordinator.context.request.patch(`/api/v1/workspaces/${id}/members/${member?.userId}`, {
    data: { role },
  });
  expect(answer.status()).toBe(200);
}

test.describe('a right that is withdrawn in the middle of the work', () => {
  let coordinator: Visitor;
  let author: Visitor;
  let documentId: string;

  test.beforeEach(async ({ browser }) => {
    coordinator = await visit(browser, people.coordinatorIro);
    author = await visit(browser, people.authorIro);
    documentId = await createDocument(coordinator.context, 'Права посреди работы');
    await openSheet(author.page, await documentPath(author.context, documentId));
  });
  test.afterEach(async () => {
    await setRole(coordinator, 'Автор, ИРО', 'author');
    await coordinator.context.close();
    await author.context.close();
  });

  test('turns the open editor read-only at once and keeps what was written', async () => {
    const { page } = author;
    const text = page.locator('.ProseMirror').first();
    await text.click();
    await page.keyboard.type('Это уже записано.');
    await expectSaved(page);
    await setRole(coordinator, 'Автор, ИРО', 'reviewer');
    await expect(text).toHaveAttribute('contenteditable', 'false', { timeout: 5000 });
    await expect(page.getByText('роль «рецензент» не даёт менять текст')).toBeVisible();
    expect(await plainText(text)).toBe('Это уже записано.');
    // And back again, without a reload.
    await setRole(coordinator, 'Автор, ИРО', 'author');
    await expect(text).toHaveAttribute('contenteditable', 'true', { timeout: 5000 });
  });

  test('offers the text that could not be sent for copying', async () => {
    const { page, context } = author;
    const text = page.locator('.ProseMirror').first();
    await text.click();
    await page.keyboard.type('Записано. ');
    await expectSaved(page);
    await context.setOffline(true);
    await expect(saveState(page)).toHaveAttribute('data-state', /offline/);
    await page.keyboard.type('Осталось на этом устройстве.');
    await expect(saveState(page)).toHaveAttribute('data-state', 'offline-kept');
    await setRole(coordinator, 'Автор, ИРО', 'reader');
    await context.setOffline(false);

    await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved', { timeout: 20_000 });
    const panel = page.getByRole('region', { name: 'Ваш текст не сохранён на сервере' });
    await expect(panel).toContainText('Осталось на этом устройстве.');
    await expect(panel.getByRole('button', { name: 'Скопировать текст' })).toBeVisible();
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Скачать .txt' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.txt$/);

    const content = await (await coordinator.context.request.get(`/api/v1/documents/${documentId}/content`)).json();
    expect(JSON.stringify(content)).not.toContain('Осталось');
    expect(JSON.stringify(content)).toContain('Записано.');
  });

  test('S13: removal from the workspace closes the document and explains it', async () => {
    const { page } = author;
    const { id } = await demoWorkspace(coordinator.context);
    const me = (await (await author.context.request.get('/api/v1/me')).json()) as { id: string };
    const removed = await coordinator.context.request.delete(`/api/v1/workspaces/${id}/members/${me.id}`);
    expect(removed.ok()).toBe(true);
    await expect(page.getByText('Вас исключили из пространства')).toBeVisible({ timeout: 5000 });
    await expect(page.locator('.ProseMirror')).toHaveCount(0);
    // Invited back, for the tests that follow.
    const invited = await coordinator.context.request.post(`/api/v1/workspaces/${id}/invitations`, {
      data: { email: people.authorIro, role: 'author' },
    });
    const { link } = (await invited.json()) as { link: string };
    const accepted = await author.context.request.post('/api/v1/invitations/accept', {
      data: { token: link.split('#')[1] },
    });
    expect(accepted.ok()).toBe(true);
  });
});

test('S14: reader and reviewer see the text change and cannot write', async ({ browser }) => {
  const author = await visit(browser, people.authorUniversity);
  const documentId = await createDocument(author.context, 'Только читать');
  const path = await documentPath(author.context, documentId);
  await openSheet(author.page, path);
  for (const email of [people.reader, people.reviewer]) {
    const visitor = await visit(browser, email);
    await openSheet(visitor.page, path);
    const text = visitor.page.locator('[data-section-id]').first();
    await expect(text.locator('[contenteditable="true"]')).toHaveCount(0);
    await author.page.locator('.ProseMirror').first().click();
    await author.page.keyboard.type(`Видно: ${email}. `);
    await expect(text).toContainText(`Видно: ${email}.`);
    await visitor.context.close();
  }
  await author.context.close();
});
