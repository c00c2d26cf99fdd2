import { createDocument, documentPath, people, visit } from './support/people.js';
import { caretIn, expectSaved, openSheet, sectionText } from './support/sheet.js';
import { expect, test } from './support/test.js';

test('who comes back sees what has changed in between, reads it, and it is told among the events of the workspace', async ({
  browser,
}) => {
  const author = await visit(browser, people.authorUniversity);
  const reader = await visit(browser, people.reader);
  const documentId = await createDocument(author.context, 'Порядок зачисления');
  const path = await documentPath(author.context, documentId);
  const sheet = author.page;
  await openSheet(sheet, path);
  const title = (number: number) => sheet.getByRole('textbox', { name: `Название раздела ${number}`, exact: true });
  await title(1).fill('Сроки');
  await sheet.locator('[data-section-id] .ProseMirror').first().click();
  await sheet.keyboard.type('Заявки принимают два месяца.');
  await sheet.locator('[data-section-id]').first().hover();
  const handle = sheet.locator('[data-section-id]').getByRole('button', { name: /Действия с разделом 1:/ });
  await handle.click();
  await sheet.getByRole('menuitem', { name: 'Добавить раздел ниже' }).click();
  await title(2).fill('Документы');
  await sheet.locator('[data-section-id] .ProseMirror').nth(1).click();
  await sheet.keyboard.type('Копия диплома и паспорт.');
  await expectSaved(sheet);

  // The first visit: nothing is compared. Whoever stays is taken to have read.
  const { page } = reader;
  const banner = page.getByTestId('changes');
  await page.clock.install();
  await openSheet(page, path);
  await expect(page.getByText('Копия диплома и паспорт.')).toBeVisible();
  await expect(banner).toBeHidden();
  await page.clock.runFor(6_000);
  const told = page.waitForResponse((answer) => answer.url().endsWith(`/documents/${documentId}/visit`));
  await page.getByRole('link', { name: 'Документы', exact: true }).first().click();
  expect((await told).status()).toBe(204);

  const terms = (await sectionText(sheet, 'Сроки')).locator('> p').first();
  await caretIn(sheet, terms, 'End');
  for (let i = 0; i < 'два месяца.'.length; i += 1) await sheet.keyboard.press('Backspace');
  await sheet.keyboard.type('три месяца.');
  await caretIn(sheet, (await sectionText(sheet, 'Документы')).locator('> p').first(), 'End');
  await sheet.keyboard.type(' Согласие работодателя.');
  await expectSaved(sheet);

  await openSheet(page, path);
  await expect(banner).toContainText(/С вашего прошлого посещения .+ изменено разделов: 2/);
  await banner.getByRole('button', { name: 'Показать' }).click();
  const panel = page.getByRole('dialog', { name: 'Изменения с прошлого посещения' });
  const first = panel.getByRole('region', { name: 'Сроки' });
  await expect(first.getByRole('deletion')).toHaveText(['два']);
  await expect(first.getByRole('insertion')).toHaveText(['три']);
  await expect(panel.getByRole('region', { name: 'Документы' }).getByRole('insertion')).toHaveText([
    /Согласие работодателя/,
  ]);
  await panel.getByRole('button', { name: 'Документы', exact: true }).click();
  await expect(panel).toBeHidden();
  await expect(page.locator('[data-section-id]').nth(1)).toBeInViewport();
  await expect(banner).toBeVisible();

  const read = page.waitForResponse((answer) => answer.url().endsWith(`/documents/${documentId}/visit`));
  await banner.getByRole('button', { name: 'Прочитано' }).click();
  await expect(banner).toBeHidden();
  expect((await read).status()).toBe(204);
  const asked = page.waitForResponse((answer) => answer.url().endsWith(`/documents/${documentId}/changes`));
  await page.reload();
  expect(await (await asked).json()).toMatchObject({ sections: [] });
  await expectSaved(page);
  await expect(banner).toBeHidden();

  await page.goto(path.replace(/\/d\/.*/, '/activity'));
  const line = page
    .getByRole('listitem')
    .filter({ hasText: 'Изменён текст' })
    .filter({ hasText: 'Порядок зачисления' });
  // Edits are noted some seconds later; the page looks again by itself.
  await expect(async () => {
    await page.clock.runFor(20_000);
    await expect(line).toContainText('Автор, СРПУ', { timeout: 500 });
  }).toPass({ timeout: 15_000 });
  await line.getByRole('link', { name: 'Порядок зачисления' }).click();
  await expect(page).toHaveURL(new RegExp(path));
  await author.context.close();
  await reader.context.close();
});
