import { readFile, writeFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from './support/test.js';
import { demoProgramme, demoWorkspace, people, visit } from './support/people.js';
import { expectSaved, openSheet, sectionText } from './support/sheet.js';

const SECTION = 'Пояснительная записка';

const panel = (page: Page): Locator => page.getByRole('dialog', { name: 'Файлы документа' });
const menuButton = (page: Page): Locator => page.getByRole('button', { name: 'Действия с документом' });

async function openPanel(page: Page): Promise<void> {
  await menuButton(page).click();
  await page.getByRole('menuitem', { name: 'Файлы' }).click();
  await expect(panel(page)).toBeVisible();
}

/** Drops files from the disk as the operating system does, in the middle of an element. */
async function dropFiles(page: Page, target: Locator, files: string[]): Promise<void> {
  await target.scrollIntoViewIfNeeded();
  const box = (await target.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const browser = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  }
  await browser.detach();
}

/** Puts a picture on the clipboard, as a screenshot program does. */
async function copyPicture(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 240;
    canvas.height = 120;
    canvas.getContext('2d')?.fillRect(20, 20, 160, 60);
    const png = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png ?? new Blob() })]);
  });
}

const isDrawn = (image: Locator): Promise<boolean> =>
  image.evaluate((element) => element instanceof HTMLImageElement && element.naturalWidth > 0);

test('files, images and links of a programme', async ({ browser }, testInfo) => {
  const { context, page } = await visit(browser, people.authorIro, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const { id: workspaceId, documents } = await demoWorkspace(context);
  const original = demoProgramme(documents);
  const copy = await context.request.post(`/api/v1/documents/${original?.id}/duplicate`, { data: {} });
  const { id } = (await copy.json()) as { id: string };
  const path = `/w/${workspaceId}/d/${id}`;
  const picture = testInfo.outputPath('схема.png');
  const notes = testInfo.outputPath('протокол.txt');
  await openSheet(page, path);
  await page.screenshot({ path: picture, clip: { x: 0, y: 0, width: 160, height: 80 } });
  await writeFile(notes, 'Протокол № 1');

  await test.step('the panel takes files, and says why it does not take one', async () => {
    await openPanel(page);
    await expect(panel(page)).toContainText('Файлов пока нет');
    const chooser = page.waitForEvent('filechooser');
    await panel(page).getByRole('button', { name: 'Выбрать файлы' }).click();
    await (
      await chooser
    ).setFiles([
      { name: 'участники.csv', mimeType: 'text/csv', buffer: Buffer.from('Фамилия;Школа\n') },
      { name: 'письмо.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>это не PDF</html>') },
    ]);
    const file = panel(page).locator('[data-file]', { hasText: 'участники.csv' });
    await expect(file).toContainText('Автор, ИРО');
    const refused = panel(page).locator('[data-state="failed"]');
    await expect(refused).toContainText('письмо.pdf');
    await expect(refused).toContainText('такие файлы не принимаются');
    await panel(page).getByRole('button', { name: 'Убрать «письмо.pdf» из списка' }).click();
    await expect(refused).toHaveCount(0);

    const download = page.waitForEvent('download');
    await file.getByRole('link', { name: 'участники.csv', exact: true }).click();
    expect(await readFile(await (await download).path(), 'utf8')).toBe('Фамилия;Школа\n');

    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect(menuButton(page)).toBeFocused();
  });

  const text = await sectionText(page, SECTION);
  const figures = text.locator('figure.sp-image');

  await test.step('an image is pasted, described and resized', async () => {
    await copyPicture(page);
    await text.locator('p').first().click();
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: 'Что изображено на рисунке?' });
    await dialog.getByRole('textbox', { name: /^Описание/ }).fill('Схема модулей');
    await dialog.getByRole('button', { name: 'Сохранить' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(figures.getByRole('img', { name: 'Схема модулей' })).toBeVisible();
    await figures.first().hover();
    await figures.first().getByRole('slider').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect(figures.first()).toHaveAttribute('style', /width: 15%/);
  });

  await test.step('an image and another file are dropped into the text', async () => {
    await dropFiles(page, text.locator('p').last(), [picture, notes]);
    await expect(figures).toHaveCount(2);
    await expect(text.getByRole('link', { name: 'протокол.txt' })).toBeVisible();
    await expect(page.locator('.sp-image-upload')).toHaveCount(0);
  });

  await test.step('all of it is there after a reload', async () => {
    await expectSaved(page);
    await page.reload();
    await expectSaved(page);
    await sectionText(page, SECTION);
    await expect(figures).toHaveCount(2);
    await expect(figures.first()).toHaveAttribute('style', /width: 15%/);
    const described = figures.getByRole('img', { name: 'Схема модулей' });
    await described.scrollIntoViewIfNeeded();
    await expect.poll(() => isDrawn(described)).toBe(true);
  });

  await test.step('what is dropped beside the text comes into the panel', async () => {
    await dropFiles(page, page.getByRole('navigation', { name: 'Содержание' }), [notes]);
    await expect(panel(page).locator('[data-file]', { hasText: 'протокол.txt' })).toHaveCount(2);
    await panel(page).getByRole('button', { name: 'Удалить «схема.png»' }).click();
    const question = page.getByRole('dialog', { name: 'Удалить файл «схема.png»?' });
    await expect(question).toContainText(`стоит в тексте: раздел «${SECTION}»`);
    await question.getByRole('button', { name: 'Удалить файл' }).click();
    await expect(panel(page).locator('[data-file]', { hasText: 'схема.png' })).toHaveCount(0);
    await expect(panel(page).locator('[data-file] a:focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
  });

  await test.step('links are checked, for everybody who looks', async () => {
    const reader = await visit(browser, people.reader);
    await openSheet(reader.page, path);
    const source = (of: Page): Locator => of.locator('tr[data-row]', { hasText: 'komanda-shkoly' });
    const row = source(page);
    const rowId = await row.getAttribute('data-row');
    const url = (of: Page): Locator => of.locator(`tr[data-row="${rowId}"] td[data-column="url"]`);
    await url(page).scrollIntoViewIfNeeded();
    await url(page).click();
    // An address inside a network is never asked: the answer is known without any site.
    await page.keyboard.type('http://127.0.0.1/list');
    await page.keyboard.press('Enter');
    await expect(url(reader.page)).toContainText('http://127.0.0.1/list');
    await page.getByRole('button', { name: 'Проверить ссылки' }).click();
    for (const each of [page, reader.page]) {
      await expect(each.locator('.sp-links')).toContainText(
        /Ссылки проверены сегодня в \d\d:\d\d\. Не открываются: 1\./,
      );
      const state = each.locator(`tr[data-row="${rowId}"] td[data-column="link"]`);
      await expect(state).toContainText('не открывается');
      await expect(state).toHaveAccessibleDescription(/ведёт во внутреннюю сеть/);
    }
    await expect(reader.page.getByRole('button', { name: 'Проверить ссылки' })).toHaveCount(0);
    await openPanel(reader.page);
    await expect(panel(reader.page).locator('[data-file]')).toHaveCount(4);
    await expect(panel(reader.page).getByRole('button', { name: /Удалить|Выбрать файлы/ })).toHaveCount(0);
    await reader.context.close();
  });

  await test.step('on a narrow page the findings give the focus back', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const button = page.getByRole('button', { name: /^Проверки/ });
    await button.click();
    await expect(page.getByRole('dialog', { name: 'Проверки' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(button).toBeFocused();
  });
  await context.close();
});
