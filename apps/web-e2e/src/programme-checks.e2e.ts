import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from './support/test.js';
import { demoProgramme, demoWorkspace, people, visit, type Visitor } from './support/people.js';
import { expectSaved, openSheet } from './support/sheet.js';

interface FindingRow {
  code: string;
  message: string;
}

/** A copy of the demo programme, so that tests do not meet in one document. */
async function copyOfProgramme(visitor: Visitor): Promise<{ id: string; path: string }> {
  const { id: workspaceId, documents } = await demoWorkspace(visitor.context);
  const original = demoProgramme(documents);
  const answer = await visitor.context.request.post(`/api/v1/documents/${original?.id}/duplicate`, { data: {} });
  expect(answer.status()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  return { id, path: `/w/${workspaceId}/d/${id}` };
}

const margin = (page: Page): Locator => page.getByRole('complementary', { name: 'Поле документа' });
const finding = (page: Page, code: string): Locator => margin(page).locator(`[data-finding="${code}"]`);
const totalOf = (page: Page, topic: string): Locator =>
  page.locator('tr[data-row]', { hasText: topic }).first().locator('td[data-column="total"]');
const TOPIC = 'Проектная сессия: план методической поддержки';

const sentences = async (page: Page): Promise<string[]> =>
  (await margin(page).locator('.sp-finding-sentence').allInnerTexts()).sort();

async function declareTotal(page: Page, topic: string, hours: string): Promise<void> {
  const cell = totalOf(page, topic);
  await cell.scrollIntoViewIfNeeded();
  await cell.click();
  await page.keyboard.type(hours);
  await page.keyboard.press('Enter');
}

test.describe('checks of a programme', () => {
  let university: Visitor;
  let iro: Visitor;
  let programme: { id: string; path: string };

  test.beforeEach(async ({ browser }) => {
    university = await visit(browser, people.authorUniversity);
    iro = await visit(browser, people.authorIro);
    programme = await copyOfProgramme(iro);
  });
  test.afterEach(async () => {
    await university.context.close();
    await iro.context.close();
  });

  const open = (visitors: readonly Visitor[]): Promise<unknown> =>
    Promise.all(
      visitors.map(async ({ page }) => {
        await openSheet(page, programme.path);
        await expect(margin(page).getByText('Готовность')).toBeVisible();
      }),
    );

  test('both see the same findings, one click leads to the cell, undo clears them', async () => {
    await open([iro, university]);
    await expect(finding(iro.page, 'V03')).toHaveCount(0);
    await declareTotal(iro.page, TOPIC, '6');

    for (const { page } of [iro, university]) {
      await expect(finding(page, 'V03')).toContainText('Тема 3.2');
      await expect(finding(page, 'V04')).toContainText('темы дают 10');
    }
    await expect.poll(() => sentences(university.page)).toEqual(await sentences(iro.page));
    // What the server finds is the same again.
    await expectSaved(iro.page);
    const answer = await iro.context.request.get(`/api/v1/documents/${programme.id}/findings`);
    const found = ((await answer.json()) as FindingRow[]).map(({ message }) => message);
    expect(found.sort()).toEqual(await sentences(iro.page));
    await expect(
      university.page
        .getByRole('navigation', { name: 'Содержание' })
        .getByRole('button', { name: /Учебный план.*есть ошибки/ }),
    ).toBeVisible();

    await university.page.locator('[data-sheet]').evaluate((sheet) => sheet.scrollTo(0, 0));
    await finding(university.page, 'V03').press('Enter');
    await expect(totalOf(university.page, TOPIC)).toBeFocused();
    await expect(totalOf(university.page, TOPIC)).toBeInViewport();

    await totalOf(iro.page, TOPIC).click();
    await iro.page.keyboard.press('Control+z');
    for (const { page } of [iro, university]) {
      await expect(finding(page, 'V03')).toHaveCount(0);
      await expect(finding(page, 'V04')).toHaveCount(0);
    }
  });

  test('the list is filtered by level and by section, and folds', async () => {
    const { page } = iro;
    await open([iro]);
    await declareTotal(page, TOPIC, '6');
    await expect(finding(page, 'V03')).toBeVisible();
    // A result without a job function is a warning, and stands in another section.
    const result = page.locator('tr[data-row]', { hasText: 'умеет распределить роли' }).first();
    await result.locator('td[data-column="jobFunctions"]').click();
    await page.keyboard.press('Delete');
    await expect(finding(page, 'V09')).toBeVisible();
    await margin(page)
      .getByRole('button', { name: /предупреждени/ })
      .click();
    await expect(finding(page, 'V03')).toHaveCount(0);
    await margin(page)
      .getByRole('button', { name: /предупреждени/ })
      .click();
    await margin(page).locator('input[aria-label="Раздел"]').click();
    await page.getByRole('option', { name: /Учебный план/ }).click();
    await expect(margin(page).locator('.sp-finding-group')).toHaveCount(1);
    await expect(finding(page, 'V03')).toBeVisible();

    const fold = page.getByRole('button', { name: /^Проверки/ });
    await fold.click();
    await expect(margin(page)).toHaveCount(0);
    await page.reload();
    await expectSaved(page);
    await expect(fold).toHaveAttribute('aria-expanded', 'false');
    await fold.click();
    await expect(finding(page, 'V03')).toBeVisible();
  });

  test('two people fill in the passport at once', async () => {
    const goal = (page: Page): Locator => page.getByRole('textbox', { name: 'Цель' });
    const term = (page: Page): Locator => page.getByRole('textbox', { name: 'Срок освоения' });
    await open([iro, university]);
    await goal(iro.page).scrollIntoViewIfNeeded();
    const before = await goal(iro.page).inputValue();
    await goal(iro.page).focus();
    await iro.page.keyboard.press('Control+Home');
    await goal(university.page).focus();
    await university.page.keyboard.press('Control+End');
    // Each sees that the other is there, by name.
    await expect(university.page.locator('[data-field="goal"] .sp-passport-peer')).toContainText('Автор, ИРО');
    await Promise.all([
      iro.page.keyboard.type('Начало. ', { delay: 15 }),
      university.page.keyboard.type(' Конец.', { delay: 15 }),
    ]);
    for (const { page } of [iro, university]) await expect(goal(page)).toHaveValue(`Начало. ${before} Конец.`);

    // Undo takes back one's own letters only, in as many steps as there were pauses.
    await expect(async () => {
      await iro.page.keyboard.press('Control+z');
      expect(await goal(iro.page).inputValue()).toBe(`${before} Конец.`);
    }).toPass();
    for (const { page } of [iro, university]) await expect(goal(page)).toHaveValue(`${before} Конец.`);

    await term(university.page).fill('пять недель');
    await expect(term(iro.page)).toHaveValue('пять недель');
    await iro.page.getByText('Профессиональная переподготовка', { exact: true }).click();
    await expect(university.page.getByRole('textbox', { name: 'Присваиваемая квалификация' })).toBeVisible();
    await expect(finding(university.page, 'V11').first()).toBeVisible();
    await finding(university.page, 'V11').first().click();
    await expect(university.page.getByRole('textbox', { name: 'Присваиваемая квалификация' })).toBeFocused();
  });

  test('somebody who may not write reads the passport as a list', async ({ browser }) => {
    const reader = await visit(browser, people.reader);
    await reader.page.goto(programme.path);
    const line = reader.page.locator('.sp-passport-line[data-field="form"]');
    await expect(line).toContainText('очно-заочная');
    await expect(reader.page.locator('.sp-passport input, .sp-passport textarea')).toHaveCount(0);
    await reader.context.close();
  });

  test('readiness stands in the list of documents and follows', async ({ browser }) => {
    const reader = await visit(browser, people.reviewer);
    const { id } = await demoWorkspace(reader.context);
    await reader.page.goto(`/w/${id}/documents`);
    const row = reader.page.getByRole('row').filter({ has: reader.page.locator(`a[href$="/d/${programme.id}"]`) });
    await expect(row).toContainText(/\d+\s%/);
    await expect(row).not.toContainText('ошибк');
    await open([iro]);
    await declareTotal(iro.page, TOPIC, '6');
    await expect(row).toContainText('2 ошибки', { timeout: 30_000 });
    await reader.context.close();
  });
});

test('a changed rule takes effect at once in an open programme', async ({ browser }) => {
  const coordinator = await visit(browser, people.coordinatorIro);
  const author = await visit(browser, people.authorUniversity);
  const programme = await copyOfProgramme(author);
  await openSheet(author.page, programme.path);
  await expect(margin(author.page).getByText('Готовность')).toBeVisible();
  await expect(finding(author.page, 'V01')).toHaveCount(0);

  const { id } = await demoWorkspace(coordinator.context);
  const { page } = coordinator;
  await page.goto(`/w/${id}/programme-rules`);
  const minimum = page.getByRole('textbox', { name: 'Минимальный объём повышения квалификации' });
  await minimum.fill('40');
  await expect(page.getByText('Есть несохранённые изменения')).toBeVisible();
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(page.getByText(/^Сохранено .*Координатор, ИРО/)).toBeVisible();
  await expect(finding(author.page, 'V01')).toContainText('40');

  await page.getByRole('button', { name: /Вернуть исходное значение: Минимальный объём повышения/ }).click();
  await page.getByRole('button', { name: 'Сохранить', exact: true }).click();
  await expect(minimum).toHaveValue(/^16/);
  await expect(finding(author.page, 'V01')).toHaveCount(0);

  // Others can read the rules, and no more.
  await author.page.goto(`/w/${id}/programme-rules`);
  await expect(author.page.getByText('Правила меняют координаторы.')).toBeVisible();
  await expect(author.page.getByRole('textbox', { name: /Минимальный объём повышения/ })).toHaveAttribute(
    'readonly',
    '',
  );
  await coordinator.context.close();
  await author.context.close();
});

test('standards are imported with a preview, searched and deleted', async ({ browser }) => {
  const { context, page } = await visit(browser, people.coordinatorIro);
  const { id } = await demoWorkspace(context);
  await page.goto(`/w/${id}/standards`);
  await page.getByRole('button', { name: 'Загрузить из файла' }).click();
  const table = [
    'standard_code;standard_title;audience;function_code;function_title;action',
    '01.777;Наставник стажёра;Наставник;A/01.6;Сопровождение стажёра;Планирование стажировки',
    ';Без кода;;A/02.6;Развитие;Дело',
  ].join('\n');
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'standards.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Новый: 1');
  await expect(dialog).toContainText('Строка 3:');
  await dialog.getByRole('button', { name: 'Загрузить 1 профстандарт' }).click();
  await page.getByRole('searchbox').fill('стажёра планирование');
  await page.getByRole('link', { name: /01\.777/ }).click();
  await expect(page.getByText('Планирование стажировки')).toBeVisible();
  await page.getByRole('button', { name: 'Удалить' }).click();
  await expect(page.getByRole('dialog')).toContainText('1 трудовая функция');
  await page.getByRole('button', { name: 'Удалить профстандарт' }).click();
  await expect(page).toHaveURL(/\/standards$/);
  await expect(page.getByRole('link', { name: /01\.777/ })).toHaveCount(0);
  await context.close();
});

test('a programme is downloaded with what was typed last', async ({ browser }) => {
  const { context, page } = await visit(browser, people.authorIro);
  const programme = await copyOfProgramme({ context, page });
  await openSheet(page, programme.path);
  await page.getByRole('textbox', { name: 'Срок освоения' }).fill('пять недель и один день');
  await page.getByRole('button', { name: 'Действия с документом' }).click();
  await page.getByRole('menuitem', { name: 'Скачать' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /^Markdown/ }).click();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Скачать' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.md$/);
  expect(await readFile(await file.path(), 'utf8')).toContain('пять недель и один день');
  await expect(dialog).toContainText('Файл готов');

  await context.setOffline(true);
  await dialog.getByRole('button', { name: 'Скачать' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await context.close();
});

test('a document becomes a template of the workspace', async ({ browser }) => {
  const { context, page } = await visit(browser, people.moderatorIro);
  const programme = await copyOfProgramme({ context, page });
  await openSheet(page, programme.path);
  await page.getByRole('button', { name: 'Действия с документом' }).click();
  await page.getByRole('menuitem', { name: 'Сохранить как шаблон' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Название шаблона' }).fill('Совместная программа на 36 часов');
  await dialog.getByRole('button', { name: 'Сохранить шаблон' }).click();
  await expect(page.getByText('Шаблон «Совместная программа на 36 часов» сохранён')).toBeVisible();

  const { id } = await demoWorkspace(context);
  await page.goto(`/w/${id}/documents?new=1`);
  await page.getByRole('radio', { name: 'Совместная программа на 36 часов' }).click();
  await page.getByRole('textbox', { name: 'Название' }).fill('Программа из своего шаблона');
  await page.getByRole('button', { name: 'Создать и открыть' }).click();
  await expectSaved(page);
  await expect(page.locator('tr[data-row]', { hasText: TOPIC }).first()).toBeAttached();

  await page.goto(`/w/${id}/documents?new=1`);
  await page.getByRole('button', { name: 'Действия с шаблоном «Совместная программа на 36 часов»' }).click();
  await page.getByRole('menuitem', { name: 'Удалить шаблон' }).click();
  await page.getByRole('button', { name: 'Удалить шаблон' }).click();
  await expect(page.getByRole('radio', { name: 'Совместная программа на 36 часов' })).toHaveCount(0);
  await context.close();
});
