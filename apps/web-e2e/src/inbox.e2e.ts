import { createDocument, documentPath, people, visit } from './support/people.js';
import { raiseRemark } from './support/remarks.js';
import { expect, test } from './support/test.js';

test('a remark reaches the inbox of its author at once, is read by opening it, and stands in the table of disagreements', async ({
  browser,
}) => {
  const author = await visit(browser, people.authorUniversity);
  const reviewer = await visit(browser, people.reviewer);
  const documentId = await createDocument(author.context, 'Положение о практике');
  const path = await documentPath(author.context, documentId);
  const { page } = author;
  // Other tests with the same people leave theirs.
  await author.context.request.patch('/api/v1/inbox', { data: { read: true, which: 'all' } });
  await page.goto('/inbox');
  await expect(page.getByRole('heading', { name: 'Входящие', level: 1 })).toBeVisible();
  const inbox = page.getByRole('navigation', { name: 'Основная навигация' }).getByRole('link', { name: 'Входящие' });
  await expect(inbox).toHaveAccessibleName('Входящие');

  const threadId = await raiseRemark(reviewer.context, documentId, 'Почему **один** месяц?');

  await expect(inbox).toHaveAccessibleName('Входящие: 1 непрочитанное');
  await expect(page).toHaveTitle('(1) Входящие – Сопроект');
  const line = page.getByRole('listitem').filter({ hasText: 'Положение о практике' });
  await expect(line).toContainText('Почему один месяц?');
  await expect(line.getByRole('link')).toHaveAccessibleName(/^Не прочитано: Новое замечание №\s1$/);

  await page.getByRole('button', { name: 'Отметить всё прочитанным' }).click();
  await expect(inbox).toHaveAccessibleName('Входящие');
  await page.getByRole('button', { name: 'Отменить' }).click();
  await expect(inbox).toHaveAccessibleName('Входящие: 1 непрочитанное');
  await page.keyboard.press('j');
  await expect(line.getByRole('link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${path}.*thread=${threadId}`));
  await expect(inbox).toHaveAccessibleName('Входящие');

  await page.goto(`${path}/remarks`);
  const row = page.getByRole('row').filter({ hasText: 'Почему один месяц?' });
  await expect(row).toContainText('не рассмотрено');
  const closed = await author.context.request.post(`/api/v1/threads/${threadId}/resolve`, {
    data: { outcome: 'declined', reason: 'Срок задан договором' },
  });
  expect(closed.ok()).toBe(true);
  await expect(row).toContainText('отклонено');
  await expect(row).toContainText('Срок задан договором');
  await reviewer.page.goto('/inbox');
  await expect(reviewer.page.getByRole('link', { name: /Ваше замечание №\s1 отклонено/ })).toBeVisible();
  await author.context.close();
  await reviewer.context.close();
});
