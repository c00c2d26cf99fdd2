import { expect, test, type Locator, type Page } from './support/test.js';
import { createDocument, documentPath, people, visit } from './support/people.js';
import { selectWords, showThreads, threadCard } from './support/review.js';
import { expectSaved, openSheet } from './support/sheet.js';

/** Words that are remarked on, and how many lines of filling follow their paragraph. */
const PARTS = [
  { words: ['Набор слушателей', 'списки школ'], fill: 12 },
  { words: ['Входная анкета'], fill: 12 },
  { words: ['Защита проекта'], fill: 12 },
] as const;
const WORDS = PARTS.flatMap(({ words }) => words);
const NEAR = 3;

const sheet = (page: Page): Locator => page.locator('[data-sheet]');
const mark = (page: Page, words: string): Locator => page.locator('.sp-remark', { hasText: words });
const topOf = (part: Locator): Promise<number> => part.evaluate((element) => element.getBoundingClientRect().top);
const scrolled = (page: Page): Promise<number> => sheet(page).evaluate((element) => Math.round(element.scrollTop));

/** How far the top of a thread's card is from that of its words. */
async function apart(page: Page, number: number): Promise<number> {
  const [card, text] = await Promise.all([
    topOf(threadCard(page, number)),
    topOf(mark(page, WORDS[number - 1] ?? '').first()),
  ]);
  return Math.abs(card - text);
}

/** Cards of the margin that lie over one another. */
const overlaps = (page: Page): Promise<number> =>
  page.getByRole('list', { name: 'Замечания в порядке документа' }).evaluate((list) => {
    const boxes = [...list.children].map((card) => card.getBoundingClientRect());
    return boxes.filter((box, i) => i > 0 && box.top < (boxes[i - 1]?.bottom ?? 0)).length;
  });

test('cards of threads stand beside their text, scroll with it and make room for the open one', async ({ browser }) => {
  test.setTimeout(150_000);
  const { context, page } = await visit(browser, people.reviewer);
  const author = await visit(browser, people.authorUniversity);
  const path = await documentPath(author.context, await createDocument(author.context, 'Поля для замечаний'));
  await openSheet(author.page, path);
  await author.page.locator('.ProseMirror').first().click();
  for (const { words, fill } of PARTS) {
    await author.page.keyboard.insertText(`${words.join(', ')}.`);
    await author.page.keyboard.press('Enter');
    for (let line = 1; line <= fill; line += 1) {
      await author.page.keyboard.insertText(`Строка ${line}.`);
      await author.page.keyboard.press('Enter');
    }
  }
  await expectSaved(author.page);

  await openSheet(page, path);
  for (const [i, words] of WORDS.entries()) {
    await selectWords(page, page.locator('.ProseMirror p', { hasText: words }), words);
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.type(`О словах «${words}»`);
    await page.keyboard.press('Control+Enter');
    await expect(threadCard(page, i + 1)).toContainText(`О словах «${words}»`);
  }

  // What is being written is there again after a reload, with its place, and can be sent.
  await selectWords(page, page.locator('.ProseMirror p', { hasText: 'Набор слушателей' }), 'Набор слушателей');
  await page.keyboard.press('Control+Alt+m');
  await page.keyboard.type('Ещё не отправлено');
  await page.reload();
  const body = page.getByRole('textbox', { name: 'Текст замечания' });
  await expect(body).toHaveValue('Ещё не отправлено');
  await expect(page.locator('.sp-remark[data-thread="draft"]')).toHaveText('Набор слушателей');
  await body.press('Escape');
  await page.getByRole('button', { name: 'Удалить', exact: true }).click();
  await expect(body).toHaveCount(0);

  // Nothing is open in a fresh page: the first of the two stands beside its words, the second beneath it.
  await openSheet(page, path);
  await showThreads(page);
  for (const number of [1, 3, 4]) await expect.poll(() => apart(page, number)).toBeLessThan(NEAR);
  expect(await overlaps(page)).toBe(0);
  expect(await apart(page, 2)).toBeGreaterThan(50);

  // The second of two is opened: it stands beside its words, and the first makes room.
  await threadCard(page, 2).click({ position: { x: 60, y: 10 } });
  await expect(threadCard(page, 2)).toHaveAttribute('data-active', 'true');
  await expect.poll(() => apart(page, 2)).toBeLessThan(NEAR);
  await expect.poll(() => overlaps(page)).toBe(0);

  // The wheel over the sheet takes the cards along.
  const box = (await sheet(page).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, 500);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(400);
  for (const number of [2, 3, 4]) await expect.poll(() => apart(page, number)).toBeLessThan(NEAR);
  expect(await overlaps(page)).toBe(0);

  // The wheel over the margin scrolls the sheet.
  const before = await scrolled(page);
  await page.mouse.move(box.x + box.width + 100, box.y + box.height / 2);
  await page.mouse.wheel(0, 300);
  await expect.poll(() => scrolled(page)).toBeGreaterThan(before + 200);
  for (const number of [2, 3, 4]) await expect.poll(() => apart(page, number)).toBeLessThan(NEAR);

  // Lines that others put in above move text and cards alike.
  await author.page.keyboard.press('Control+Home');
  for (let line = 1; line <= 4; line += 1) await author.page.keyboard.press('Enter');
  await expectSaved(author.page);
  for (const number of [2, 3, 4]) await expect.poll(() => apart(page, number)).toBeLessThan(NEAR);
  expect(await overlaps(page)).toBe(0);
  await Promise.all([context.close(), author.context.close()]);
});
