import { expect, test } from './support/test.js';
import { createDocument, documentPath, people, visit, type Visitor } from './support/people.js';
import { caretIn, expectSaved, openSheet, plainText, saveState } from './support/sheet.js';
import { holdSyncLine, type SyncLine } from './support/sync-line.js';

const TOO_MANY_CONNECTIONS = 4506;

test.describe('what keeps edits from being saved is explained, and passes', () => {
  let author: Visitor;
  let line: SyncLine;
  let documentId: string;

  test.beforeEach(async ({ browser }) => {
    author = await visit(browser, people.authorUniversity, { permissions: ['clipboard-read', 'clipboard-write'] });
    documentId = await createDocument(author.context, 'Не всё сохраняется');
    line = await holdSyncLine(author.page);
    await openSheet(author.page, await documentPath(author.context, documentId));
    await author.page.locator('.ProseMirror').first().click();
    await author.page.keyboard.type('Записано. ');
    await expectSaved(author.page);
  });
  test.afterEach(() => author.context.close());

  const serverText = async (): Promise<string> =>
    JSON.stringify(await (await author.context.request.get(`/api/v1/documents/${documentId}/content`)).json());

  test('S36: a document that has reached its size stays readable and editable, and offers the new text', async () => {
    const { page } = author;
    line.refuse('document-full');
    await page.keyboard.type('Не поместилось.');
    await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved');
    await expect(saveState(page)).toHaveAttribute('data-reason', 'full');
    const notice = page.getByTestId('save-trouble');
    await expect(notice).toContainText('Документ достиг предельного размера');
    await notice.getByRole('button', { name: 'Скопировать текст' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Записано. Не поместилось.');

    const text = page.locator('.ProseMirror').first();
    await expect(text).toHaveAttribute('contenteditable', 'true');
    expect(await serverText()).not.toContain('Не поместилось');
    line.accept();
    await expectSaved(page);
    await expect(notice).toHaveCount(0);
    await expect.poll(serverText).toContain('Не поместилось.');
  });

  test('edits that build on lost ones are saved after a reload', async () => {
    const { page } = author;
    line.refuse('too-much-pending');
    await page.keyboard.type('Ждёт.');
    const notice = page.getByTestId('save-trouble');
    await expect(notice).toContainText('не дошла до сервера');
    line.pass();
    await notice.getByRole('button', { name: 'Обновить страницу' }).click();
    await expectSaved(page);
    expect(await plainText(page.locator('.ProseMirror').first())).toBe('Записано. Ждёт.');
    await expect.poll(serverText).toContain('Ждёт.');
  });

  test('one connection too many: said as long as it lasts, and the text goes out once it is let in', async () => {
    const { page } = author;
    line.closeWith(TOO_MANY_CONNECTIONS);
    await expect(saveState(page)).toHaveAttribute('data-reason', 'crowded');
    await expect(saveState(page)).toHaveAttribute('data-state', 'offline');
    await expect(page.getByTestId('save-trouble')).toContainText('Закройте лишние вкладки');
    await caretIn(page, page.locator('.ProseMirror p').first(), 'End');
    await page.keyboard.type('Тем временем.');
    await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved');
    line.closeWith(null);
    await expectSaved(page);
    await expect(page.getByTestId('save-trouble')).toHaveCount(0);
    await expect.poll(serverText).toContain('Тем временем.');
  });
});
