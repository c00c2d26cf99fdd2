import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from './support/test.js';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { demoWorkspace, people, visit, type Visitor } from './support/people.js';
import { raiseRemark } from './support/remarks.js';

type Look = { locale: 'ru' | 'en'; theme: 'light' | 'dark' };

const RU_LIGHT: Look = { locale: 'ru', theme: 'light' };
const EN_DARK: Look = { locale: 'en', theme: 'dark' };

/** Every page once, both languages and both themes among them; with SOAK=1 every page in all four looks. */
const looks = (one: Look): Look[] =>
  process.env.SOAK ? [RU_LIGHT, EN_DARK, { locale: 'ru', theme: 'dark' }, { locale: 'en', theme: 'light' }] : [one];
const named = ({ locale, theme }: Look): string => `${locale}, ${theme}`;

const contextFor = (look: Look, extra: BrowserContextOptions = {}): BrowserContextOptions => ({
  locale: look.locale === 'ru' ? 'ru-RU' : 'en-GB',
  colorScheme: look.theme,
  reducedMotion: 'reduce',
  ...extra,
});

async function expectNoViolations(page: Page, where: string): Promise<void> {
  await expect(page.locator('h1').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page })
    // Without a page of its own to put the results of frames together: there are no frames, and it takes a second a page.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
  expect(found, where).toEqual([]);
}

/** Something for the inbox and for the table of disagreements. */
async function raiseRemarkOn(browser: Browser, documentId: string): Promise<void> {
  const { context } = await visit(browser, people.reviewer);
  await raiseRemark(context, documentId, 'Уточните срок.');
  await context.close();
}

/** A signed-in person who has chosen a look for the time of the test. */
async function visitWith(browser: Browser, email: string, look: Look, extra?: BrowserContextOptions): Promise<Visitor> {
  const visitor = await visit(browser, email, contextFor(look, extra));
  await visitor.context.request.patch('/api/v1/me', { data: { locale: look.locale, theme: look.theme } });
  return visitor;
}

async function leave({ context }: Visitor): Promise<void> {
  await context.request.patch('/api/v1/me', { data: { locale: 'ru', theme: 'auto' } });
  await context.close();
}

for (const look of looks(EN_DARK)) {
  test(`axe, ${named(look)}: sign-in and invitation`, async ({ browser }) => {
    const context = await browser.newContext({ baseURL: process.env.E2E_URL, ...contextFor(look) });
    const page = await context.newPage();
    for (const path of ['/sign-in', '/invite', '/invite#no-such-token-0000000000000000']) {
      await page.goto('about:blank');
      await page.goto(path);
      await expectNoViolations(page, path);
    }
    await context.close();
  });
}

for (const look of looks(RU_LIGHT)) {
  test(`axe, ${named(look)}: pages of the person and of the administrator`, async ({ browser }) => {
    const visitor = await visitWith(browser, people.administrator, look);
    for (const path of ['/', '/profile', '/admin/institutions', '/admin/people', '/nowhere']) {
      await visitor.page.goto(path);
      await expectNoViolations(visitor.page, path);
    }
    await leave(visitor);
  });

  test(`axe, ${named(look)}: pages of a workspace`, async ({ browser }) => {
    const visitor = await visitWith(browser, people.coordinatorUniversity, look);
    const { id, documents } = await demoWorkspace(visitor.context);
    const agenda = documents.find((document) => document.kind === 'agenda');
    await raiseRemarkOn(browser, agenda?.id ?? '');
    for (const path of [
      '',
      '/documents',
      '/documents?bin=true',
      '/members',
      '/standards',
      '/programme-rules',
      '/settings',
      `/d/${agenda?.id}`,
      `/d/${agenda?.id}/remarks`,
    ]) {
      await visitor.page.goto(`/w/${id}${path}`);
      await expectNoViolations(visitor.page, path);
    }
    await visitor.page.goto('/inbox');
    await expect(visitor.page.getByRole('listitem').first()).toBeVisible();
    await expectNoViolations(visitor.page, '/inbox');
    await leave(visitor);
  });
}

for (const look of looks(EN_DARK)) {
  test(`axe, ${named(look)}: on a phone`, async ({ browser }) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const visitor = await visitWith(browser, people.coordinatorIro, look, phone);
    const { page } = visitor;
    const { id, documents } = await demoWorkspace(visitor.context);
    const open = `/w/${id}/d/${documents[0]?.id}`;
    await raiseRemarkOn(browser, documents[0]?.id ?? '');
    for (const path of ['/', '/inbox', `/w/${id}/documents`, `/w/${id}/members`, open, `${open}/remarks`]) {
      await page.goto(path);
      await expectNoViolations(page, path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${path} is wider than the phone`).toBeLessThanOrEqual(0);
    }
    await leave(visitor);
  });
}
