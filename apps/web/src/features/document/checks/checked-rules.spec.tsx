import { afterEach, expect, it } from '@jest/globals';
import { cleanup, screen } from '@testing-library/react';
import { renderPage } from '../../../testing/render';
import { CheckedRules } from './checked-rules';

afterEach(cleanup);

it('a rule that judged only a part is not counted among those checked', async () => {
  await renderPage(
    <CheckedRules checks={{ applied: ['V01', 'V14'], unknown: new Map([['V14', 'agreements']]) }} open />,
  );
  expect(screen.getByText('Проверено 1 правило')).toBeTruthy();
  expect(screen.getByText('Ещё 1 правило проверено частично:')).toBeTruthy();
  const rule = document.querySelector('[data-rule="V14"]');
  expect(rule?.textContent).toContain('Проверены только исполнители: соглашения появятся позже');
  expect(document.querySelector('[data-rule="V01"] .sp-rule-part')).toBeNull();
});
