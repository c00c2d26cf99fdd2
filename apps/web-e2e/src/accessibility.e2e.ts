import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from './support/test.js';
import type { BrowserContextOptions } from '@playwright/test';
import { demoWorkspace, people, visit } from './support/people.js';

type Look = { locale: 'ru' | 'en'; theme: 'light' | 'dark' };

/** Each language and each theme once; all four with SOAK=1. */
const LOOKS: Look[] = [
  { locale: 'ru', theme: 'light' },
  { locale: 'en', theme: 'dark' },
];
const OTHER_LOOKS: Look[] = [
  { locale: 'ru', theme: 'dark' },
  { locale: 'en', theme: 'light' },
];

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

for (const look of process.env.SOAK ? [...LOOKS, ...OTHER_LOOKS] : LOOKS) {
  test.describe(`axe, ${look.locale}, ${look.theme}`, () => {
    test('sign-in and invitation', async ({ browser }) => {
      const context = await browser.newContext({ baseURL: process.env.E2E_URL, ...contextFor(look) });
      const page = await context.newPage();
      for (const path of ['/sign-in', '/invite', '/invite#no-such-token-0000000000000000']) {
        await page.goto('about:blank');
        await page.goto(path);
        await expectNoViolations(page, path);
      }
      await context.close();
    });

    test('every page of the application', async ({ browser }) => {
      test.setTimeout(180_000);
      const { context, page } = await visit(browser, people.administrator, contextFor(look));
      const coordinator = await visit(browser, people.coordinatorUniversity, contextFor(look));
      for (const visitor of [context, coordinator.context]) {
        await visitor.request.patch('/api/v1/me', { data: { locale: look.locale, theme: look.theme } });
      }
      const { id, documents } = await demoWorkspace(coordinator.context);
      for (const path of ['/', '/profile', '/admin/institutions', '/admin/people', '/nowhere']) {
        await page.goto(path);
        await expectNoViolations(page, path);
      }
      const inWorkspace = ['', '/documents', '/documents?bin=true', '/members', '/settings'];
      for (const path of [...inWorkspace, `/d/${documents.find((document) => document.kind === 'agenda')?.id}`]) {
        await coordinator.page.goto(`/w/${id}${path}`);
        await expectNoViolations(coordinator.page, path);
      }
      for (const visitor of [context, coordinator.context]) {
        await visitor.request.patch('/api/v1/me', { data: { locale: 'ru', theme: 'auto' } });
        await visitor.close();
      }
    });

    // Two of the four combinations cover both languages and both themes; the structure is that of the wide pages.
    const phone = (look.locale === 'ru') === (look.theme === 'light') ? test : null;
    phone?.('on a phone', async ({ browser }) => {
      const options = contextFor(look, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
      const { context, page } = await visit(browser, people.coordinatorIro, options);
      await context.request.patch('/api/v1/me', { data: { locale: look.locale, theme: look.theme } });
      const { id, documents } = await demoWorkspace(context);
      for (const path of ['/', `/w/${id}/documents`, `/w/${id}/members`, `/w/${id}/d/${documents[0]?.id}`]) {
        await page.goto(path);
        await expectNoViolations(page, path);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow, `${path} is wider than the phone`).toBeLessThanOrEqual(0);
      }
      await context.request.patch('/api/v1/me', { data: { locale: 'ru', theme: 'auto' } });
      await context.close();
    });
  });
}
