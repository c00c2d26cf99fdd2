import { expect, type Locator, type Page } from '@playwright/test';

/** Selects words of a paragraph as a person does: with the mouse, from their first character to their last. */
export async function selectWords(page: Page, paragraph: Locator, words: string): Promise<void> {
  await paragraph.scrollIntoViewIfNeeded();
  const ends = await paragraph.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const places: { node: Node; at: number }[] = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What is drawn over the text is no part of it.
      if (node.parentElement?.closest('.sp-caret, ins.sp-added')) continue;
      const data = node.textContent ?? '';
      for (let at = 0; at < data.length; at += 1) places.push({ node, at });
      text += data;
    }
    const from = text.indexOf(wanted);
    const edge = (index: number, side: 'left' | 'right') => {
      const place = places[index];
      if (from < 0 || !place) return null;
      const range = document.createRange();
      range.setStart(place.node, place.at);
      range.setEnd(place.node, place.at + 1);
      const box = range.getBoundingClientRect();
      return { x: side === 'left' ? box.left : box.right, y: (box.top + box.bottom) / 2 };
    };
    return [edge(from, 'left'), edge(from + wanted.length - 1, 'right')];
  }, words);
  const [start, end] = ends;
  if (!start || !end) throw new Error(`«${words}» is not there`);
  await page.mouse.move(start.x + 0.5, start.y);
  await page.mouse.down();
  await page.mouse.move((start.x + end.x) / 2, end.y, { steps: 3 });
  await page.mouse.move(end.x - 0.5, end.y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => page.evaluate(() => String(getSelection()).trim())).toBe(words.trim());
}

/** The card of a thread in the margin. */
export const threadCard = (page: Page, number: number): Locator =>
  page.getByRole('article', { name: new RegExp(`^(Замечание|Предложение) №\\s${number},`) });

/** Shows the list of threads, with those of a state. */
export async function showThreads(page: Page, state: 'Открытые' | 'Закрытые' | 'Все' = 'Открытые'): Promise<void> {
  const list = page.getByRole('radiogroup', { name: 'Какие замечания показать' });
  // With open threads the margin opens by itself a moment after the text: a click may meet it just then, and close it.
  await expect(async () => {
    if (!(await list.isVisible())) await page.getByRole('button', { name: /^Замечания\./ }).click();
    await expect(list).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await list.getByText(state).click();
}
