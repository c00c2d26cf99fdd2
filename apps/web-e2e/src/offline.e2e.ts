import { expect, test } from './support/test.js';
import { createDocument, documentPath, people, visit } from './support/people.js';
import { expectSaved, openSheet, plainText, saveState } from './support/sheet.js';

test('S42: edits made offline survive a reload without the server and merge on return; sign-out wipes them', async ({
  browser,
}) => {
  const author = await visit(browser, people.authorUniversity);
  const other = await visit(browser, people.authorIro);
  const documentId = await createDocument(author.context, 'Без связи');
  const path = await documentPath(author.context, documentId);
  const { page, context } = author;
  await openSheet(page, path);
  await page.locator('.ProseMirror').first().click();
  await page.keyboard.type('До обрыва.');
  await expectSaved(page);
  // The shell is kept by the service worker, which takes over with the second load.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.reload();
  await expectSaved(page);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

  await context.setOffline(true);
  await expect(saveState(page)).toHaveAttribute('data-state', /offline/);
  const text = page.locator('.ProseMirror').first();
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Без связи.');
  await expect(saveState(page)).toHaveAttribute('data-state', 'offline-kept');

  await openSheet(other.page, path);
  await other.page.locator('.ProseMirror').first().click();
  await other.page.keyboard.press('Control+Home');
  await other.page.keyboard.type('Другой пишет. ');
  await expectSaved(other.page);

  await page.reload();
  await expect(page.locator('.ProseMirror').first()).toContainText('До обрыва. Без связи.');
  await expect(saveState(page)).toHaveAttribute('data-state', 'offline-kept');
  await page.locator('.ProseMirror').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' И после перезагрузки.');

  await context.setOffline(false);
  await expectSaved(page);
  const expected = 'Другой пишет. До обрыва. Без связи. И после перезагрузки.';
  await expect.poll(() => plainText(page.locator('.ProseMirror').first())).toBe(expected);
  await expect.poll(() => plainText(other.page.locator('.ProseMirror').first())).toBe(expected);

  const databases = (): Promise<string[]> =>
    page.evaluate(async () =>
      (await indexedDB.databases())
        .map((database) => database.name ?? '')
        .filter((name) => name.startsWith('soproekt:')),
    );
  expect(await databases()).not.toEqual([]);
  await page.goto('/profile');
  await page.getByRole('button', { name: /Учётная запись/ }).click();
  await page.getByRole('menuitem', { name: 'Выйти' }).click();
  await expect(page.getByRole('button', { name: 'Войти', exact: true })).toBeVisible();
  // The page is loaded anew once one has signed out.
  await expect(async () => expect(await databases()).toEqual([])).toPass();
  await author.context.close();
  await other.context.close();
});
