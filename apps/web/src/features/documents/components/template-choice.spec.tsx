import { jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import { renderPage } from '../../../testing/render';
import { answerRequests } from '../../../testing/requests';
import { TemplateChoice } from './template-choice';

describe('the sections of a template', () => {
  it('are listed with the numbers that the document will print', async () => {
    const template = {
      key: 'programme-pk',
      kind: 'programme',
      title: 'ДПП ПК',
      description: '',
      sections: ['Титульный лист', 'Паспорт программы'],
      numbers: [null, 1],
      own: null,
    };
    answerRequests({ 'GET /workspaces/w1/templates?kind=programme&locale=ru': { status: 200, body: [template] } });
    await renderPage(<TemplateChoice workspaceId="w1" kind="programme" value="programme-pk" onChange={jest.fn()} />, {
      path: '/w/w1',
    });
    await screen.findByText('Титульный лист');
    const lines = [...document.querySelectorAll('.sp-template-sections li')].map((line) => line.textContent);
    expect(lines).toEqual(['Титульный лист', '1.Паспорт программы']);
  });
});
