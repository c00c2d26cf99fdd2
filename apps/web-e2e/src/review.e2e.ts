import { expect, test, type Page } from './support/test.js';
import { createDocument, documentPath, people, visit, type Visitor } from './support/people.js';
import { selectWords, showThreads, threadCard } from './support/review.js';
import { caretIn, expectSaved, openSheet, plainText } from './support/sheet.js';

const FIRST = 'Программа рассчитана на два месяца.';
const SECOND = 'Занятия проходят очно.';
const THIRD = 'Итог – защита проекта.';

const paragraph = (page: Page, words: string) => page.locator('.ProseMirror p', { hasText: words });

/** A document of two paragraphs, open in the browser of who wrote it. */
async function begin(author: Visitor, title: string): Promise<string> {
  const id = await createDocument(author.context, title);
  const path = await documentPath(author.context, id);
  await openSheet(author.page, path);
  await author.page.locator('.ProseMirror').first().click();
  await author.page.keyboard.type(FIRST);
  await author.page.keyboard.press('Enter');
  await author.page.keyboard.type(SECOND);
  await author.page.keyboard.press('Enter');
  await author.page.keyboard.type(THIRD);
  await expectSaved(author.page);
  return path;
}

async function propose(page: Page, words: string, instead: string, why = ''): Promise<void> {
  await selectWords(page, paragraph(page, words), words);
  await page.getByRole('button', { name: 'Предложить правку', exact: true }).click();
  await expect(page.getByLabel('Станет')).toBeFocused();
  await page.keyboard.type(instead);
  if (why) await page.getByLabel('Пояснение').fill(why);
  await page.getByRole('button', { name: 'Предложить', exact: true }).click();
}

test.describe('review', () => {
  let author: Visitor;
  let second: Visitor;
  let reviewer: Visitor;

  test.beforeEach(async ({ browser }) => {
    author = await visit(browser, people.authorUniversity);
    second = await visit(browser, people.authorIro);
    reviewer = await visit(browser, people.reviewer);
  });
  test.afterEach(async () => {
    await Promise.all([author, second, reviewer].map(({ context }) => context.close()));
  });

  test('a reviewer of a third institution remarks and proposes while two authors write; an author accepts', async () => {
    const path = await begin(author, 'Рецензия во время работы');
    await openSheet(second.page, path);
    await openSheet(reviewer.page, path);
    const everybody = [author.page, second.page, reviewer.page];

    await caretIn(author.page, paragraph(author.page, SECOND), 'End');
    await caretIn(second.page, paragraph(second.page, THIRD), 'Home');
    await Promise.all([
      author.page.keyboard.type(' Первый автор пишет дальше, слово за словом.', { delay: 60 }),
      second.page.keyboard.type('Второй автор пишет впереди. ', { delay: 60 }),
      (async () => {
        await propose(reviewer.page, 'два месяца', 'три месяца', 'Так сказано в приказе');
        await expect(threadCard(reviewer.page, 1)).toBeVisible();
        await selectWords(reviewer.page, paragraph(reviewer.page, 'рассчитана'), 'Программа');
        await reviewer.page.keyboard.press('Control+Alt+m');
        await reviewer.page.keyboard.type('А **заочно** можно? @Автор, И');
        await reviewer.page.keyboard.press('Enter');
        await reviewer.page.keyboard.press('Control+Enter');
        await expect(threadCard(reviewer.page, 2)).toBeVisible();
      })(),
    ]);

    // In the text of everybody: the old words struck, the new ones beside them, none of it in the document yet.
    for (const page of everybody) {
      await expect(page.locator('.sp-struck')).toHaveText('два месяца');
      await expect(page.locator('ins.sp-added')).toHaveText('три месяца');
      await expect(page.locator('.sp-remark:not(.sp-struck)')).toHaveText('Программа');
      await expect(page.getByRole('button', { name: /^Замечания\. 2 открытых замечания/ })).toBeVisible();
    }
    await showThreads(second.page);
    await expect(threadCard(second.page, 2)).toContainText('А заочно можно? @Автор, ИРО');
    await expect(threadCard(second.page, 2).locator('strong')).toHaveText('заочно');

    await showThreads(author.page);
    await expect(threadCard(author.page, 1)).toContainText('Так сказано в приказе');
    await threadCard(author.page, 1).getByRole('button', { name: 'Принять' }).click();

    const credit = 'Предложение: Рецензент, Школа № 7 · Решение: Автор, СРПУ';
    for (const page of everybody) {
      await expect(paragraph(page, 'Программа рассчитана')).toContainText('на три месяца.');
      await expect(page.locator('.sp-struck, ins.sp-added')).toHaveCount(0);
      expect(await plainText(paragraph(page, 'Программа рассчитана'))).toBe('Программа рассчитана на три месяца.');
      await expect(paragraph(page, SECOND)).toContainText('Первый автор пишет дальше, слово за словом.');
      await expect(paragraph(page, THIRD)).toContainText('Второй автор пишет впереди.');
      await showThreads(page, 'Закрытые');
      await expect(threadCard(page, 1)).toContainText(credit);
      await expect(threadCard(page, 1)).toHaveAccessibleName(/закрыто/);
      await showThreads(page);
    }
  });

  test('what is typed right after the keys goes into the card, on a slow machine too', async () => {
    await begin(author, 'Быстрые пальцы');
    const slow = await author.context.newCDPSession(author.page);
    await selectWords(author.page, paragraph(author.page, 'очно'), 'проходят');
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    await author.page.keyboard.press('Control+Alt+m');
    await author.page.keyboard.type('Где проходят?');
    await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await expect(author.page.getByRole('textbox', { name: 'Текст замечания' })).toHaveValue('Где проходят?');
    expect(await plainText(paragraph(author.page, 'очно'))).toBe(SECOND);
  });

  test('a thread is detached while its text is cut, and comes back with it', async () => {
    const path = await begin(author, 'Вырезать и вставить');
    await openSheet(reviewer.page, path);
    await selectWords(reviewer.page, paragraph(reviewer.page, 'очно'), 'проходят очно');
    await reviewer.page.keyboard.press('Control+Alt+m');
    await reviewer.page.keyboard.type('Сколько часов?');
    await reviewer.page.keyboard.press('Control+Enter');
    await expect(threadCard(reviewer.page, 1)).toContainText('Сколько часов?');

    await caretIn(author.page, paragraph(author.page, SECOND), 'Home');
    await author.page.keyboard.press('Shift+End');
    await author.page.keyboard.press('Control+x');
    const lost = reviewer.page.getByRole('region', { name: 'Текст удалён или изменён' });
    await expect(lost).toContainText('проходят очно');
    await expect(lost).toContainText('Сколько часов?');
    await expect(reviewer.page.locator('.sp-remark')).toHaveCount(0);

    await caretIn(author.page, paragraph(author.page, FIRST), 'Home');
    await author.page.keyboard.press('Control+v');
    await expect(lost).toHaveCount(0);
    for (const page of [author.page, reviewer.page])
      await expect(page.locator('.sp-remark')).toHaveText('проходят очно');
  });

  test('words that have changed since are shown before they are replaced', async () => {
    const path = await begin(author, 'Спор о словах');
    await openSheet(reviewer.page, path);
    await propose(reviewer.page, 'два месяца', 'три месяца');
    await expect(threadCard(reviewer.page, 1)).toBeVisible();
    await selectWords(author.page, paragraph(author.page, 'Программа'), 'два');
    await author.page.keyboard.type('два полных');
    await expectSaved(author.page);

    await showThreads(author.page);
    await threadCard(author.page, 1).getByRole('button', { name: 'Принять' }).click();
    const dialog = author.page.getByRole('dialog', { name: 'Текст изменился после предложения' });
    await expect(dialog).toContainText('два полных месяца');
    await dialog.getByRole('button', { name: 'Оставить' }).click();
    await expect(paragraph(author.page, 'Программа')).toContainText('два полных месяца');
    await threadCard(author.page, 1).getByRole('button', { name: 'Принять' }).click();
    await dialog.getByRole('button', { name: 'Принять всё равно' }).click();
    await expect(threadCard(author.page, 1)).toHaveAccessibleName(/закрыто/);
    const content = await author.context.request.get(`/api/v1/documents/${path.split('/').pop()}/content`);
    expect(await content.text()).toContain('Программа рассчитана на три месяца.');
    for (const page of [author.page, reviewer.page])
      await expect.poll(() => plainText(paragraph(page, 'Программа'))).toBe('Программа рассчитана на три месяца.');
  });

  test('a reader sees threads and cannot write any; a link leads to a thread', async ({ browser }) => {
    const path = await begin(author, 'Читатель и замечания');
    await openSheet(reviewer.page, path);
    await propose(reviewer.page, 'два месяца', 'три месяца');
    await expect(threadCard(reviewer.page, 1)).toBeVisible();
    const documentId = path.split('/').pop() ?? '';
    const listed = await author.context.request.get(`/api/v1/documents/${documentId}/threads`);
    const [thread] = (await listed.json()) as { id: string; anchor: object }[];

    const reader = await visit(browser, people.reader);
    const { page } = reader;
    await page.goto(`${path}?thread=${thread?.id}`);
    const card = threadCard(page, 1);
    await expect(card).toHaveAttribute('data-active', 'true');
    await expect(page.getByText('Писать их могут рецензенты и авторы.')).toBeVisible();
    await expect(card.getByRole('button', { name: /Принять|Отклонить|Закрыть/ })).toHaveCount(0);
    await expect(card.getByRole('textbox')).toHaveCount(0);
    await selectWords(page, paragraph(page, 'очно'), 'очно');
    await expect(page.getByRole('button', { name: 'Предложить правку', exact: true })).toHaveCount(0);
    const refused = await reader.context.request.post(`/api/v1/documents/${documentId}/threads`, {
      data: { anchor: thread?.anchor, body: 'Можно?' },
    });
    expect(refused.status()).toBe(403);
    await reader.context.close();
  });
});
