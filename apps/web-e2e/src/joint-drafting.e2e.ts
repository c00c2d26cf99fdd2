import { expect, test, type Page } from './support/test.js';
import { demoProgramme, demoWorkspace, people, visit } from './support/people.js';
import { caretIn, expectSaved, openSheet, plainText, saveState, sectionText } from './support/sheet.js';

/** Seconds of typing together, and as many with one of them offline. */
const HALF = process.env.SOAK ? 10 : 4;

/** Types numbered words for a time and gives back what was typed. */
async function typeFor(page: Page, letter: string, seconds: number, from = 0): Promise<string> {
  const until = Date.now() + seconds * 1000;
  let typed = '';
  for (let i = from; Date.now() < until; i += 1) {
    const word = `${letter}${String(i).padStart(3, '0')} `;
    await page.keyboard.type(word, { delay: 40 });
    typed += word;
  }
  return typed;
}

test(`two institutions type at once into one paragraph for ${2 * HALF} s, one of them offline for half of it`, async ({
  browser,
}) => {
  test.setTimeout(120_000);
  const university = await visit(browser, people.authorUniversity);
  const iro = await visit(browser, people.authorIro);
  const { id, documents } = await demoWorkspace(university.context);
  const programme = demoProgramme(documents);
  const path = `/w/${id}/d/${programme?.id}`;
  await Promise.all([openSheet(university.page, path), openSheet(iro.page, path)]);

  const paragraphs = await Promise.all(
    [university.page, iro.page].map(async (page) => {
      const text = await sectionText(page, 'Пояснительная записка');
      return text.locator('> p').first();
    }),
  );
  const [first, second] = paragraphs;
  if (!first || !second) throw new Error('the paragraph is missing');
  const before = await plainText(first);
  await caretIn(university.page, first, 'Home');
  await caretIn(iro.page, second, 'End');

  const [typedA1, typedB1] = await Promise.all([typeFor(university.page, 'у', HALF), typeFor(iro.page, 'и', HALF)]);
  // Each sees the other's cursor, with name and institution.
  await expect(university.page.locator('.sp-caret').getByText('Автор, ИРО').first()).toBeAttached();
  await expect(iro.page.locator('.sp-caret').getByText('Автор, СРПУ').first()).toBeAttached();

  await iro.context.setOffline(true);
  await expect(saveState(iro.page)).toHaveAttribute('data-state', /offline/);
  const [typedA2, typedB2] = await Promise.all([
    typeFor(university.page, 'у', HALF, 500),
    typeFor(iro.page, 'и', HALF, 500),
  ]);
  await expect(saveState(iro.page)).toHaveAttribute('data-state', 'offline-kept');
  await expect(saveState(iro.page)).toContainText('Нет связи – изменения на этом устройстве');
  expect(await plainText(first)).not.toContain('и500');

  await iro.context.setOffline(false);
  await Promise.all([expectSaved(university.page), expectSaved(iro.page)]);
  await expect(first).toContainText(typedB2.trim(), { timeout: 20_000 });
  await expect(second).toContainText(typedA2.trim(), { timeout: 20_000 });
  const expected = `${typedA1}${typedA2}${before}${typedB1}${typedB2}`.trim();
  const normal = (text: string): string => text.replace(/\s+/g, ' ').trim();
  expect(await plainText(first)).toBe(normal(expected));
  expect(await plainText(second)).toBe(normal(expected));

  const content = await (await iro.context.request.get(`/api/v1/documents/${programme?.id}/content`)).json();
  const section = (content as { sections: { title: string; text: string }[] }).sections.find(
    (candidate) => candidate.title === 'Пояснительная записка',
  );
  expect(normal(section?.text ?? '')).toContain(normal(expected));
  await university.context.close();
  await iro.context.close();
});
