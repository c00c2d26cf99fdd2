import { demoWorkspace, people, visit, type Visitor } from './support/people.js';
import { selectWords, showThreads, threadCard } from './support/review.js';
import { expectSaved, openSheet, sectionText } from './support/sheet.js';
import { expect, test, type Locator, type Page } from './support/test.js';

interface Raised {
  readonly column: string;
  readonly quote: string;
  readonly replacement: string;
}

const plan = (page: Page): Locator =>
  page.locator('[data-section-id]').and(page.getByRole('region', { name: ': Учебный план' }));
/** The first topic of the plan. */
const topic = (page: Page): Locator => plan(page).locator('tr[data-look="item"]').first();
const lectures = (page: Page): Locator => topic(page).locator('td[data-column="lectures"]');
const sum = (page: Page): Locator => plan(page).locator('[data-sum="lectures"]').first();
const field = (page: Page, name: string): Locator => page.locator(`.sp-passport [data-field="${name}"]`);
const mark = (place: Locator): Locator => place.getByRole('button', { name: /Показать$/ });
/** Opens the thread of a place, which a frozen column or the row of sums might cover. */
async function openMark(place: Locator): Promise<void> {
  await mark(place).evaluate((button) => button.scrollIntoView({ block: 'center', inline: 'center' }));
  await mark(place).click();
}
/** A number in a cell, and perhaps the name of who is in it. */
const only = (value: string): RegExp => new RegExp(`^${value}(?![\\d,])`);

/** Writes what was begun, and waits until it is a thread. */
async function send(page: Page, words: string, number: number): Promise<void> {
  await expect(page.getByRole('textbox', { name: 'Текст замечания' })).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press('Control+Enter');
  await expect(threadCard(page, number)).toContainText(words);
}

test.describe.serial('review in tables and in the passport', () => {
  let author: Visitor;
  let reviewer: Visitor;
  let documentId: string;
  let path: string;

  /** Proposals of the reviewer for fields of the passport. */
  async function propose(list: readonly Raised[]): Promise<void> {
    const read = await reviewer.context.request.get(`/api/v1/documents/${documentId}/content`);
    const { sections } = (await read.json()) as { sections: { id: string; kind: string }[] };
    const sectionId = sections.find(({ kind }) => kind === 'passport')?.id;
    for (const { replacement, ...place } of list) {
      const raised = await reviewer.context.request.post(`/api/v1/documents/${documentId}/threads`, {
        data: { anchor: { sectionId, ...place }, body: '', proposal: { replacement } },
      });
      expect(raised.status()).toBe(201);
    }
  }

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000);
    author = await visit(browser, people.authorUniversity);
    reviewer = await visit(browser, people.reviewer);
    const { id } = await demoWorkspace(author.context);
    const made = await author.context.request.post(`/api/v1/workspaces/${id}/documents`, {
      data: { kind: 'programme', title: 'Рецензия на таблицы', template: 'programme-pk' },
    });
    expect(made.status()).toBe(201);
    documentId = ((await made.json()) as { id: string }).id;
    path = `/w/${id}/d/${documentId}`;
    await Promise.all([author, reviewer].map(({ page }) => openSheet(page, path)));
    await plan(author.page).scrollIntoViewIfNeeded();
    await lectures(author.page).click();
    await author.page.keyboard.type('2');
    await author.page.keyboard.press('Enter');
    await expect(sum(author.page)).toHaveText('2');
    await field(author.page, 'term').getByRole('textbox').fill('3 недели');
    await field(author.page, 'totalHours').getByRole('textbox').fill('36');
    await expectSaved(author.page);
  });
  test.afterAll(async () => {
    await Promise.all([author, reviewer].map(({ context }) => context.close()));
  });

  test('a value is proposed for a cell, a row and a field are remarked on; accepted, the sums follow', async () => {
    const { page } = reviewer;
    await plan(page).scrollIntoViewIfNeeded();
    await lectures(page).click();
    await page.keyboard.press('Control+Alt+Shift+m');
    await expect(page.getByLabel('Станет')).toBeFocused();
    await page.keyboard.type('четыре');
    await expect(page.getByText('Здесь нужно число')).toBeVisible();
    await page.getByLabel('Станет').fill('4');
    await page.getByRole('button', { name: 'Предложить', exact: true }).click();
    await expect(threadCard(page, 1)).toContainText('Лекции, часов');

    await topic(page).locator('td[data-column="title"]').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Замечание к строке' }).click();
    await send(page, 'Что слушатель делает в этой теме?', 2);

    await field(page, 'goal').scrollIntoViewIfNeeded();
    await field(page, 'goal').hover();
    await page.getByRole('button', { name: 'Замечание к полю «Цель»' }).click();
    await send(page, 'Цель не названа.', 3);
    await expect(threadCard(page, 3)).toContainText('Поле «Цель»');
    await expect(field(page, 'goal')).toHaveAttribute('data-thread-active', 'true');

    const own = author.page;
    await expect(mark(field(own, 'goal'))).toHaveAccessibleName('1 замечание. Показать');
    await plan(own).scrollIntoViewIfNeeded();
    await expect(mark(topic(own).locator('td[data-column="title"]'))).toBeVisible();
    await openMark(lectures(own));
    const card = threadCard(own, 1);
    await expect(card).toHaveAttribute('data-active', 'true');
    await expect(card).toContainText(/Лекции, часов · строка «[^»]+»/);
    await card.getByRole('button', { name: 'Принять' }).click();
    for (const each of [own, page]) {
      await plan(each).scrollIntoViewIfNeeded();
      await expect(lectures(each)).toHaveText(only('4'));
      await expect(sum(each)).toHaveText('4');
      await expect(mark(lectures(each))).toHaveCount(0);
    }
  });

  test('the card of a field leads to it, and somebody who writes an answer is seen until it is sent', async () => {
    const own = author.page;
    await showThreads(own);
    await openMark(field(own, 'goal'));
    const card = threadCard(own, 3);
    await card.getByRole('button', { name: 'Пустое поле' }).click();
    await expect(own.getByRole('textbox', { name: 'Цель' })).toBeFocused();

    await openMark(field(reviewer.page, 'goal'));
    const seen = threadCard(reviewer.page, 3);
    const writes = seen.getByRole('status').filter({ hasText: 'Автор, СРПУ пишет ответ…' });
    await card.getByRole('textbox').fill('Допишем к среде.');
    await expect(writes).toBeVisible();
    await card.getByRole('textbox').press('Control+Enter');
    await expect(seen).toContainText('Допишем к среде.');
    await expect(writes).toHaveCount(0);
  });

  test('a proposal is declined with a reason; of three accepted at once that in conflict is shown and left', async () => {
    await propose([{ column: 'qualification', quote: '', replacement: 'Методист' }]);
    const own = author.page;
    // A field that this type of programme has not is in sight while it is talked about.
    await openMark(field(own, 'qualification'));
    await threadCard(own, 4).getByRole('button', { name: 'Отклонить…' }).click();
    const why = own.getByRole('dialog', { name: 'Отклонить предложение № 4' });
    await why.getByRole('textbox').fill('Квалификация не присваивается');
    await why.getByRole('button', { name: 'Отклонить', exact: true }).click();
    await showThreads(reviewer.page, 'Закрытые');
    await expect(threadCard(reviewer.page, 4)).toContainText('Квалификация не присваивается');
    await expect(field(own, 'qualification')).toHaveCount(0);

    await propose([
      { column: 'goal', quote: '', replacement: 'Готовить управленческие команды.' },
      { column: 'term', quote: '3 недели', replacement: '5 недель' },
      { column: 'totalHours', quote: '36', replacement: '72' },
    ]);
    await field(own, 'term').getByRole('textbox').fill('4 недели');
    await expectSaved(own);
    await openMark(field(own, 'totalHours'));
    await threadCard(own, 7)
      .getByRole('button', { name: /^Действия с замечанием/ })
      .click();
    await own.getByRole('menuitem', { name: 'Принять все правки: Рецензент, Школа № 7 (3)' }).click();
    await own.getByRole('button', { name: 'Принять 3 правки' }).click();
    const conflict = own.getByRole('dialog', { name: 'Текст изменился после предложения' });
    await expect(conflict).toContainText('4 недели');
    await conflict.getByRole('button', { name: 'Оставить' }).click();
    await expect(own.getByText('Приняты 2 правки из 3.').first()).toBeVisible();

    await expect(field(own, 'goal').getByRole('textbox')).toHaveValue('Готовить управленческие команды.');
    await expect(field(own, 'totalHours').getByRole('textbox')).toHaveValue(/^72/);
    await expect(field(own, 'term').getByRole('textbox')).toHaveValue('4 недели');
    await expect(mark(field(own, 'term'))).toHaveAccessibleName('Предложено другое значение. Показать');
    await expect(field(reviewer.page, 'term')).toContainText('4 недели');
    await expect(field(reviewer.page, 'totalHours')).toContainText('72 академических часа');
  });

  test('a thread whose text is gone is attached to other words', async () => {
    const { page } = reviewer;
    const text = await sectionText(page, 'Пояснительная записка');
    await showThreads(page);
    await selectWords(page, text.locator('p', { hasText: 'Актуальность' }), 'Актуальность');
    await page.keyboard.press('Control+Alt+m');
    await send(page, 'Назовите данные.', 8);
    await expect(text.locator('.sp-remark')).toHaveText('Актуальность');

    const written = (await sectionText(author.page, 'Пояснительная записка')).locator('p', { hasText: 'Актуальность' });
    await written.click({ clickCount: 3 });
    await author.page.keyboard.press('Delete');
    const lost = page.getByRole('region', { name: 'Текст удалён или изменён' });
    await expect(lost).toContainText('Назовите данные.');

    await selectWords(page, text.locator('p', { hasText: 'Основание' }), 'Основание');
    await threadCard(page, 8)
      .getByRole('button', { name: /^Действия с замечанием/ })
      .click();
    await page.getByRole('menuitem', { name: 'Прикрепить к выделенному' }).click();
    await expect(text.locator('.sp-remark')).toHaveText('Основание');
    await expect(lost).toHaveCount(0);
    const seen = await sectionText(author.page, 'Пояснительная записка');
    await expect(seen.locator('.sp-remark')).toHaveText('Основание');
  });
});
