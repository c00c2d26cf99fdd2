import { expect, test, type Locator, type Page } from './support/test.js';
import {
  demoProgramme,
  demoWorkspace,
  createDocument,
  documentPath,
  people,
  visit,
  type Visitor,
} from './support/people.js';
import { expectSaved, openSheet, plainText } from './support/sheet.js';

const sections = (page: Page): Locator => page.locator('[data-section-id]');
const titleOf = (page: Page, number: number): Locator =>
  page.getByRole('textbox', { name: `Название раздела ${number}`, exact: true });
const editor = (page: Page, number: number): Locator =>
  sections(page)
    .nth(number - 1)
    .locator('.ProseMirror');

async function menu(page: Page, number: number, item: string): Promise<void> {
  await sections(page)
    .nth(number - 1)
    .hover();
  await sections(page)
    .nth(number - 1)
    .getByRole('button', { name: new RegExp(`Действия с разделом ${number}:`) })
    .click();
  await page.getByRole('menuitem', { name: item }).click();
}

test.describe('sections, two people', () => {
  let first: Visitor;
  let second: Visitor;
  test.beforeEach(async ({ browser }) => {
    first = await visit(browser, people.authorUniversity);
    second = await visit(browser, people.authorIro);
    const documentId = await createDocument(first.context, 'Разделы вдвоём');
    const path = await documentPath(first.context, documentId);
    await Promise.all([openSheet(first.page, path), openSheet(second.page, path)]);
    await titleOf(first.page, 1).fill('Первый');
    await editor(first.page, 1).click();
    await first.page.keyboard.type('Текст первого.');
    await menu(first.page, 1, 'Добавить раздел ниже');
    await titleOf(first.page, 2).fill('Второй');
    await expect(titleOf(second.page, 2)).toHaveValue('Второй');
  });
  test.afterEach(async () => {
    await first.context.close();
    await second.context.close();
  });

  test('add, rename, assign, move by menu and keyboard while the other types; nothing typed is lost', async () => {
    await editor(second.page, 2).click();
    const typing = second.page.keyboard.type('Пока раздел переезжает, здесь пишут.', { delay: 30 });
    await menu(first.page, 2, 'Переместить выше');
    await typing;
    await expect(titleOf(first.page, 1)).toHaveValue('Второй');
    await expect(titleOf(second.page, 1)).toHaveValue('Второй');
    await expect.poll(() => plainText(editor(first.page, 1))).toBe('Пока раздел переезжает, здесь пишут.');

    await editor(first.page, 1).click();
    await first.page.keyboard.press('Alt+Shift+ArrowDown');
    await expect(titleOf(second.page, 2)).toHaveValue('Второй');

    await sections(first.page).nth(0).hover();
    await sections(first.page)
      .nth(0)
      .getByRole('button', { name: /Действия с разделом 1:/ })
      .click();
    await first.page.getByRole('menuitem', { name: 'Ответственная организация' }).hover();
    await first.page.getByRole('menuitem', { name: /ИРО|Институт развития/ }).click();
    await expect(sections(second.page).first()).toContainText('Отвечает ИРО');
  });

  test('a deleted section comes back with what was typed in it meanwhile', async () => {
    await menu(first.page, 1, 'Удалить раздел');
    await expect(titleOf(second.page, 1)).toHaveValue('Второй');
    await first.page.getByRole('button', { name: /Удалённые разделы: 1/ }).click();
    await first.page.getByRole('button', { name: 'Восстановить раздел «Первый»' }).click();
    await expect(titleOf(second.page, 1)).toHaveValue('Первый');
    await expect.poll(() => plainText(editor(second.page, 1))).toBe('Текст первого.');
  });

  test('undo takes back only what one did oneself', async () => {
    await editor(second.page, 1).click();
    await second.page.keyboard.press('Control+End');
    await second.page.keyboard.type(' Чужое.');
    await expect(editor(first.page, 1)).toContainText('Чужое.');
    await editor(first.page, 1).click();
    await first.page.keyboard.press('Control+End');
    await first.page.keyboard.type(' Моё.');
    await expectSaved(first.page);
    await first.page.keyboard.press('Control+z');
    await expect.poll(() => plainText(editor(second.page, 1))).toBe('Текст первого. Чужое.');
    await first.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => plainText(editor(second.page, 1))).toBe('Текст первого. Чужое. Моё.');
  });
});

test('formatting by Markdown, slash menu and keys; paste from Word comes clean', async ({ browser }) => {
  const { page, context } = await visit(browser, people.authorUniversity);
  const documentId = await createDocument(context, 'Оформление');
  await openSheet(page, await documentPath(context, documentId));
  const text = page.locator('.ProseMirror').first();
  await text.click();
  await page.keyboard.type('## Заголовок');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- пункт');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('жирно');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/табл');
  await page.keyboard.press('Enter');
  await expect(text.getByRole('heading', { name: 'Заголовок' })).toBeVisible();
  await expect(text.locator('ul li')).toHaveText(['пункт']);
  await expect(text.locator('table')).toBeVisible();
  await expect(text.locator('strong')).toHaveText('жирно');

  const word =
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->' +
    '<p class=MsoNormal style="mso-margin-top-alt:auto"><b><span style="font-size:14pt">Из Word</span></b><o:p></o:p></p>' +
    '<p class=MsoNormal><img src="http://tracker.example/x.png"><script>window.pwned=1</script>Чисто</p>' +
    '<!--EndFragment--></body></html>';
  await text.evaluate((element, html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    data.setData('text/plain', 'Из Word');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, word);
  await expect(text).toContainText('Из Word');
  await expect(text).toContainText('Чисто');
  const html = await text.innerHTML();
  expect(html).not.toMatch(/mso|<o:p|script|tracker/i);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  await context.close();
});

test('find goes through all sections, mounted or not', async ({ browser }) => {
  const { page, context } = await visit(browser, people.reader);
  const { id, documents } = await demoWorkspace(context);
  await openSheet(page, `/w/${id}/d/${demoProgramme(documents)?.id}`);
  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Найти в документе' }).fill('наблюден');
  const count = page.getByRole('search').getByText(/^\d+ (из \d+|совпадени)/);
  await expect(count).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(count).toHaveText(/^1 из \d+$/);
  const total = Number((await count.innerText()).split(' ').at(-1));
  expect(total).toBeGreaterThan(10);
  await page.keyboard.press('Shift+Enter');
  await expect(count).toHaveText(`${total} из ${total}`);
  await context.close();
});
