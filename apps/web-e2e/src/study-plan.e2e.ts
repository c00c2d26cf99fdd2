import { createDocument, documentPath, people, visit } from './support/people.js';
import { expectSaved, openSheet } from './support/sheet.js';
import { expect, test, type Locator, type Page } from './support/test.js';

/** A plan as it stands in a spreadsheet: number, title, section, total, lectures, practice, self-study, distance, control, who. */
const PLAN = [
  ['1', 'Нормы и данные', '', '6', '2', '2', '2', '', 'Тест', 'ИРО'],
  ['1.1', 'Нормативные рамки', '', '3', '1', '1', '1', '', '', ''],
  ['1.2', 'Внутренняя и внешняя оценка', '', '3', '1', '1', '1', '', '', ''],
  ['2', 'Команда', '', '8', '2', '4', '2', '', 'Практическая работа', 'СРПУ'],
  ['2.1', 'Роли и ответственность', '', '4', '1', '2', '1', '', '', ''],
  ['2.2', 'Совещание и протокол', '', '4', '1', '2', '1', '', '', ''],
  ['ИА', 'Итоговая аттестация', '', '2', '0', '2', '0', '', 'Защита проекта', 'совместно'],
];

const row = (page: Page, title: string): Locator =>
  page.locator('tr[data-row]').filter({ has: page.locator('td[data-column="title"]', { hasText: title }) });
const cell = (page: Page, title: string, column: string): Locator =>
  row(page, title).locator(`td[data-column="${column}"]`);
/** A number in a cell, and perhaps the name of who is in it. */
const only = (value: string): RegExp => new RegExp(`^${value}(?![\\d,])`);
const sum = (page: Page, column: string): Locator => page.locator(`[data-sum="${column}"]`);

/** The handle of a row, which opens its menu as well. */
const handle = (page: Page, title: string): Locator => row(page, title).locator('.sp-grid-grip');
const titles = (page: Page): Promise<string[]> =>
  page
    .locator('tr[data-row] td[data-column="title"]')
    .evaluateAll((cells) =>
      cells.map((td) => [...td.childNodes].find((node) => node.nodeType === Node.TEXT_NODE)?.textContent ?? ''),
    );

/** Draws with one finger from the middle of one thing to the lower half of another. */
async function draw(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('not on the page');
  const fingers = await page.context().newCDPSession(page);
  const x = start.x + start.width / 2;
  const [first, last] = [start.y + start.height / 2, end.y + end.height * 0.75];
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: first }] });
  for (let step = 1; step <= 8; step += 1) {
    const y = first + ((last - first) * step) / 8;
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] });
  }
  await expect(page.locator('.sp-grid-drop')).toBeVisible();
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** What stands in all cells, row by row; names of visitors in them are not counted. */
function contents(page: Page): Promise<string[][]> {
  return page.locator('tr[data-row]').evaluateAll((rows) =>
    rows.map((line) =>
      [...line.querySelectorAll('td')].map((td) => {
        const copy = td.cloneNode(true) as HTMLElement;
        copy.querySelectorAll('.sp-grid-peer, .sp-sr-only, button').forEach((part) => part.remove());
        return copy.textContent ?? '';
      }),
    ),
  );
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Puts a number into a cell as one does at a keyboard. */
async function enter(page: Page, target: Locator, value: string): Promise<void> {
  await target.click();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}

test('two institutions write one study plan at the same time; nothing is lost and the sums agree', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const university = await visit(browser, people.authorUniversity);
  const iro = await visit(browser, people.authorIro);
  const documentId = await createDocument(university.context, 'Совместный учебный план', 'programme');
  const path = await documentPath(university.context, documentId);
  const [first, second] = [university.page, iro.page];

  await test.step('one adds the section and pastes a plan from a spreadsheet', async () => {
    await first.goto(path);
    await expectSaved(first);
    await first.getByRole('article').getByRole('button', { name: 'Добавить раздел' }).click();
    await first.getByRole('menuitem', { name: 'Учебный план' }).click();
    await expect(first.getByRole('textbox', { name: /Название раздела/ }).last()).toBeFocused();
    await first.getByRole('button', { name: 'Добавить модуль' }).click();
    await expect(first.locator('td[data-active][data-column="title"]')).toBeFocused();
    await first.keyboard.press('Home');
    await paste(first, PLAN.map((line) => line.join('\t')).join('\n'));
    await expect(first.locator('tr[data-row]')).toHaveCount(7);
    await expect(row(first, 'Нормативные рамки')).toHaveAttribute('data-look', 'item');
    await expect(sum(first, 'total').first()).toHaveText('16');
    await expect(sum(first, 'practice').first()).toHaveText('8');
    await expectSaved(first);
  });

  await test.step('the other sees it, and whose cell is whose', async () => {
    await openSheet(second, path);
    await expect.poll(() => contents(second)).toEqual(await contents(first));
    await expect(second.getByTestId('institution-sum')).toHaveText(['ИРО 6 ч', 'СРПУ 8 ч', 'совместно 2 ч']);
    await cell(first, 'Роли и ответственность', 'practice').click();
    const seen = cell(second, 'Роли и ответственность', 'practice');
    await expect(seen).toHaveAttribute('data-peer', '');
    await expect(seen.getByText('Автор, СРПУ')).toBeVisible();
  });

  await test.step('both write different cells of one row, and it is moved meanwhile', async () => {
    const title = cell(second, 'Совещание и протокол', 'title');
    await title.click();
    await second.keyboard.press('F2');
    await Promise.all([
      second.keyboard.type(': контроль поручений', { delay: 40 }),
      (async () => {
        await enter(first, cell(first, 'Совещание и протокол', 'lectures'), '1,5');
        await enter(first, cell(first, 'Совещание и протокол', 'total'), '4,5');
        await cell(first, 'Совещание и протокол', 'total').click();
        await first.keyboard.press('Alt+ArrowUp');
      })(),
    ]);
    await second.keyboard.press('Enter');
    for (const page of [first, second]) {
      await expect(cell(page, 'Совещание и протокол: контроль поручений', 'lectures')).toHaveText(only('1,5'));
      await expect(page.locator('tr[data-row]').nth(4)).toContainText('Совещание и протокол: контроль поручений');
    }
  });

  await test.step('both type into one title', async () => {
    for (const page of [first, second]) {
      await cell(page, 'Внутренняя и внешняя оценка', 'title').click();
      await page.keyboard.press('F2');
    }
    await second.keyboard.press('Control+Home');
    await Promise.all([
      first.keyboard.type(' – от отчёта к решению', { delay: 30 }),
      second.keyboard.type('Что такое: ', { delay: 45 }),
    ]);
    await first.keyboard.press('Enter');
    await second.keyboard.press('Enter');
    const whole = 'Что такое: Внутренняя и внешняя оценка – от отчёта к решению';
    for (const page of [first, second]) await expect(row(page, whole)).toHaveCount(1);
  });

  await test.step('rows are moved and removed by both, hours entered; both end with the same', async () => {
    await Promise.all([
      (async () => {
        await cell(first, 'Нормативные рамки', 'title').click();
        await first.keyboard.press('Alt+ArrowDown');
        await enter(first, cell(first, 'Нормативные рамки', 'selfStudy'), '0.5');
      })(),
      (async () => {
        await cell(second, 'Команда', 'title').click();
        await second.keyboard.press('Alt+ArrowUp');
        await enter(second, cell(second, 'Роли и ответственность', 'distance'), '2');
      })(),
    ]);
    await Promise.all([expectSaved(first), expectSaved(second)]);
    await expect(second.locator('tr[data-row]').first()).toContainText('Команда');
    await expect(cell(first, 'Роли и ответственность', 'distance')).toHaveText(only('2'));
    await expect(cell(second, 'Нормативные рамки', 'selfStudy')).toHaveText(only('0,5'));
    await expect.poll(async () => JSON.stringify(await contents(second))).toBe(JSON.stringify(await contents(first)));
    for (const column of ['total', 'lectures', 'practice', 'selfStudy', 'distance']) {
      await expect(sum(second, column).first()).toHaveText((await sum(first, column).first().textContent()) ?? '');
    }
  });

  await test.step('each takes back only what is theirs', async () => {
    await first.keyboard.press('Control+z');
    for (const page of [first, second]) {
      await expect(cell(page, 'Нормативные рамки', 'selfStudy')).toHaveText(only('1'));
      await expect(cell(page, 'Роли и ответственность', 'distance')).toHaveText(only('2'));
    }
    await cell(second, 'Роли и ответственность', 'title').click();
    await second.keyboard.press('Control+Delete');
    await expect(row(first, 'Роли и ответственность')).toHaveCount(0);
    await second.keyboard.press('Control+z');
    await expect(cell(first, 'Роли и ответственность', 'distance')).toHaveText(only('2'));
  });

  await Promise.all([expectSaved(first), expectSaved(second)]);
  await university.context.close();
  await iro.context.close();
});

test('what is no number stays in the editor, and nothing is stored', async ({ browser }) => {
  const { context, page } = await visit(browser, people.authorUniversity);
  const documentId = await createDocument(context, 'План с ошибкой ввода', 'programme');
  await page.goto(await documentPath(context, documentId));
  await expectSaved(page);
  await page.getByRole('article').getByRole('button', { name: 'Добавить раздел' }).click();
  await page.getByRole('menuitem', { name: 'Учебный план' }).click();
  await expect(page.getByRole('textbox', { name: /Название раздела/ }).last()).toBeFocused();
  await page.getByRole('button', { name: 'Добавить модуль' }).click();
  await expect(page.locator('td[data-active][data-column="title"]')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Модуль');
  await page.keyboard.press('Tab');
  await cell(page, 'Модуль', 'lectures').click();
  await page.keyboard.type('2x');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Лекции, часов: Модуль' })).toBeFocused();
  await expect(page.getByText('Часы – целое число или с половиной: 2 или 1,5').first()).toBeVisible();
  await cell(page, 'Модуль', 'practice').click();
  await expect(page.getByRole('textbox', { name: 'Лекции, часов: Модуль' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell(page, 'Модуль', 'lectures')).toHaveText('');
  await expect(cell(page, 'Модуль', 'lectures')).toBeFocused();

  await test.step('rows are drawn to their place by the handle', async () => {
    await cell(page, 'Модуль', 'number').click();
    await paste(page, ['1\tМодуль', '1.1\tПервая', '1.2\tВторая', '2\tДругой', '2.1\tТретья'].join('\n'));
    // The row that is there has a title: whether it is to be replaced is asked.
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Заменить/ })
      .click();
    await expect(page.locator('tr[data-row]')).toHaveCount(5);
    await row(page, 'Третья').hover();
    await handle(page, 'Третья').hover();
    await page.mouse.down();
    const target = await row(page, 'Вторая').boundingBox();
    if (!target) throw new Error('no row to draw to');
    await page.mouse.move(target.x + 20, target.y + target.height, { steps: 4 });
    await page.mouse.move(target.x + 20, target.y + 6, { steps: 4 });
    await expect(page.locator('.sp-grid-drop')).toBeVisible();
    await page.mouse.up();
    await expect.poll(() => titles(page)).toEqual(['Модуль', 'Первая', 'Третья', 'Вторая', 'Другой']);
  });

  await test.step('the search of the document goes through the cells', async () => {
    await page.keyboard.press('Control+f');
    const bar = page.getByRole('search');
    await page.keyboard.type('треть');
    await expect(bar.getByRole('status')).toHaveText('1 совпадение');
    await page.keyboard.press('Enter');
    await expect(cell(page, 'Третья', 'title')).toHaveAttribute('data-found', 'current');
    await expect(cell(page, 'Третья', 'title')).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(cell(page, 'Третья', 'title')).toBeFocused();
    await expect(page.locator('[data-found]')).toHaveCount(0);
  });
  await context.close();
});

test('on a phone cells are written by touch, and rows added, moved and removed', async ({ browser }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const { context, page } = await visit(browser, people.authorUniversity, phone);
  const documentId = await createDocument(context, 'План с телефона', 'programme');
  await page.goto(await documentPath(context, documentId));
  await expectSaved(page);
  await page.getByRole('article').getByRole('button', { name: 'Добавить раздел' }).tap();
  await page.getByRole('menuitem', { name: 'Учебный план' }).tap();
  await page.getByRole('button', { name: 'Добавить модуль' }).tap();
  await expect(page.locator('td[data-active][data-column="title"]')).toBeFocused();
  await page.keyboard.press('Home');
  await paste(page, ['1\tМодуль', '1.1\tПервая', '1.2\tВторая'].join('\n'));
  await expect(page.locator('tr[data-row]')).toHaveCount(3);

  await test.step('the first touch goes to a cell, the second writes', async () => {
    const total = cell(page, 'Первая', 'total');
    await total.tap();
    await expect(total).toBeFocused();
    await total.tap();
    await expect(total.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('3,5');
    await cell(page, 'Вторая', 'total').tap();
    await expect(total).toHaveText(only('3,5'));
  });

  await test.step('the handle opens the menu, and draws the row', async () => {
    await handle(page, 'Вторая').tap();
    await page.getByRole('menuitem', { name: 'Вставить строку выше' }).tap();
    await expect(page.locator('td[data-active][data-column="title"]')).toBeFocused();
    await expect.poll(() => titles(page)).toEqual(['Модуль', 'Первая', '', 'Вторая']);
    await handle(page, 'Первая').tap();
    await page.getByRole('menuitem', { name: 'Удалить строку' }).tap();
    await expect.poll(() => titles(page)).toEqual(['Модуль', '', 'Вторая']);
    await draw(page, handle(page, 'Вторая'), row(page, 'Модуль'));
    await expect.poll(() => titles(page)).toEqual(['Модуль', 'Вторая', '']);
  });
  await context.close();
});
