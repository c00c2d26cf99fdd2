import { afterEach, describe, expect, it } from '@jest/globals';
import { Notifications } from '@mantine/notifications';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { addRow, addSection } from '@soproekt/documents';
import { documentPage } from '../../../../testing/document-page';
import { renderPage } from '../../../../testing/render';
import { AssessmentMaterials } from '../lists/assessment-materials';
import { PlannedResults } from './planned-results';

afterEach(cleanup);

describe('the assessment of a result', () => {
  it('is not written in its row: Enter leads to the materials and says why', async () => {
    const { doc, client, page, session } = documentPage();
    const results = addSection(doc, { kind: 'planned-results', title: 'Результаты' });
    const materials = addSection(doc, { kind: 'assessment-materials', title: 'Материалы' });
    const r1 = addRow(doc, results, { type: 'result', cells: { code: 'ПР1', wording: 'знает' } });
    addRow(doc, materials, { type: 'assessment', cells: { title: 'Тест' } });
    const test = addRow(doc, materials, { type: 'assessment', cells: { title: 'Кейс', results: [r1] } });
    await renderPage(
      page(
        <>
          <Notifications transitionDuration={0} />
          <PlannedResults sectionId={results} label="Результаты" />
          <AssessmentMaterials sectionId={materials} label="Материалы" />
        </>,
      ),
      { client },
    );
    act(() => void session.hub.goToCell(results, r1, 'assessment'));
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText(/отметьте там этот результат/)).toBeTruthy();
    await waitFor(() =>
      expect((document.activeElement as HTMLElement).dataset).toMatchObject({ row: test, column: 'results' }),
    );
  });
});
