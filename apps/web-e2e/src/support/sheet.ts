import { expect, type Locator, type Page } from '@playwright/test';

/** The save indicator, whatever it says. */
export const saveState = (page: Page): Locator => page.getByTestId('save-state');

/** Waits until everything typed so far is committed. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(saveState(page)).toHaveAttribute('data-state', 'saved', { timeout: 40_000 });
}

/** Opens the page of a document and waits until it can be written in. */
export async function openSheet(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expectSaved(page);
  await expect(page.locator('[data-section-id]').first()).toBeVisible();
}

/** The text of a section, by the section's title. Scrolls there, so that its editor is mounted. */
export async function sectionText(page: Page, title: string): Promise<Locator> {
  const section = page.locator('[data-section-id]').and(page.getByRole('region', { name: `: ${title}` }));
  await section.scrollIntoViewIfNeeded();
  const text = section.locator('.ProseMirror');
  await expect(text).toBeVisible();
  return text;
}

/** Puts the caret at the beginning or the end of a paragraph. */
export async function caretIn(page: Page, paragraph: Locator, where: 'Home' | 'End'): Promise<void> {
  await paragraph.click();
  await paragraph.evaluate((element, atEnd) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    range.collapse(!atEnd);
    const selection = window.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  }, where === 'End');
}

/** The text of a part of the sheet without what is drawn over it: other people's carets. White space is folded. */
export function plainText(part: Locator): Promise<string> {
  return part.evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('.sp-caret').forEach((caret) => caret.remove());
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}
