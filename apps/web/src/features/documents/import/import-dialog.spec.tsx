import { jest } from '@jest/globals';
import type { ImportPreview, TableMapping } from '@soproekt/contracts';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderPage } from '../../../testing/render';
import { ImportDialog } from './import-dialog';
import { withColumn, withUse } from './table-mapping';

const DOCUMENT = '11111111-1111-4111-8111-111111111111';
const guess: TableMapping = { index: 0, use: 'text', headerRows: 1, columns: ['ignore', 'ignore', 'ignore'] };
const report: ImportPreview['report'] = {
  format: 'docx',
  sections: 2,
  words: 21,
  tables: 1,
  images: 0,
  planRows: 0,
  resultRows: 0,
  sourceRows: 3,
  notes: [{ code: 'macros-dropped', level: 'lost', count: 1, examples: [], message: 'Макросы не перенесены.' }],
};
const preview: ImportPreview = {
  title: 'ДПП',
  kind: 'note',
  sections: [
    { title: 'Цель', kind: 'text', words: 21 },
    { title: '', kind: 'study-plan', words: 0 },
  ],
  tables: [{ index: 0, section: 'Часы', guess, header: ['А', 'Б', 'В'], rows: [['1', 'Первый', '2']], rowCount: 5 }],
  sources: { section: 'Литература «Основная»', count: 3 },
  report,
};

/** Answers uploads by hand. */
class FakeRequest {
  static sent: { url: string; form: FormData; request: FakeRequest }[] = [];
  upload: { onprogress?: (event: object) => void } = {};
  onload?: () => void;
  onabort?: () => void;
  status = 0;
  responseText = '';
  private url = '';
  open(_method: string, url: string): void {
    this.url = url;
  }
  setRequestHeader(): void {}
  getResponseHeader(): null {
    return null;
  }
  send(form: FormData): void {
    FakeRequest.sent.push({ url: this.url, form, request: this });
  }
  abort(): void {
    this.onabort?.();
  }
  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload?.();
  }
}

const last = () => {
  const sent = FakeRequest.sent.at(-1);
  if (!sent) throw new Error('nothing was sent');
  return sent;
};

describe('import of a file', () => {
  const original = globalThis.XMLHttpRequest;
  beforeEach(() => {
    FakeRequest.sent = [];
    globalThis.XMLHttpRequest = FakeRequest as unknown as typeof XMLHttpRequest;
  });
  afterEach(() => {
    globalThis.XMLHttpRequest = original;
  });

  async function begin(): Promise<{ where: () => string }> {
    const page = await renderPage(<ImportDialog workspaceId="w1" opened onClose={jest.fn()} />, {
      path: '/w/w1/documents',
    });
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input) throw new Error('no field for files');
    fireEvent.change(input, { target: { files: [new File(['x'], 'план.docx')] } });
    await waitFor(() => expect(FakeRequest.sent).toHaveLength(1));
    return page;
  }

  it('shows what would be made, takes corrections, and leads to the document', async () => {
    const user = userEvent.setup();
    const { where } = await begin();
    expect(last().url).toBe('/api/v1/workspaces/w1/documents/import?preview=true&locale=ru');
    act(() => last().request.upload.onprogress?.({ lengthComputable: true, loaded: 1, total: 4 }));
    await waitFor(() => expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25'));
    last().request.answer(200, preview);

    expect((await screen.findByLabelText<HTMLInputElement>('Название документа')).value).toBe('ДПП');
    expect(screen.getByText('Макросы не перенесены.')).toBeTruthy();
    expect(screen.getByText('и ещё 4 строки')).toBeTruthy();
    await user.selectOptions(screen.getByLabelText('Чем станет'), 'study-plan');
    await user.selectOptions(screen.getByLabelText('Что в столбце «Б»'), 'title');
    await user.selectOptions(screen.getByLabelText('Что в столбце «В»'), 'lectures');
    await user.clear(screen.getByLabelText('Название документа'));
    await user.type(screen.getByLabelText('Название документа'), 'Новая');
    await user.click(screen.getByRole('button', { name: 'Создать документ' }));

    expect(last().url).toBe('/api/v1/workspaces/w1/documents/import?locale=ru');
    expect(last().form.get('title')).toBe('Новая');
    expect(JSON.parse(String(last().form.get('mapping')))).toEqual({
      tables: [{ index: 0, use: 'study-plan', headerRows: 1, columns: ['ignore', 'title', 'lectures'] }],
    });
    expect(last().form.get('sources')).toBe('rows');
    last().request.answer(201, { documentId: DOCUMENT, report: { ...report, planRows: 5 } });
    expect(await screen.findByText('5 строк плана')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Открыть документ' }));
    expect(where()).toBe(`/w/w1/d/${DOCUMENT}`);
  });

  it('makes the list of literature sources, or leaves it in the text', async () => {
    const user = userEvent.setup();
    await begin();
    last().request.answer(200, preview);
    const choice = await screen.findByRole('checkbox', {
      name: 'Внести список литературы в источники раздела условий',
    });
    expect(choice).toHaveProperty('checked', true);
    expect(screen.getByText(/3 записи из раздела «Литература „Основная“»/)).toBeTruthy();
    expect(screen.getByText('3 источника')).toBeTruthy();
    await user.click(choice);
    expect(screen.queryByText('3 источника')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Создать документ' }));
    expect(last().form.get('sources')).toBe('text');
  });

  it('says what to do with a refused file, and lets another one be chosen', async () => {
    await begin();
    const details = { reason: 'pdf', text: 'Импортируйте исходный документ .docx.' };
    last().request.answer(422, { code: 'file-refused', message: 'no', requestId: 'r', details });
    expect((await screen.findByRole('alert')).textContent).toContain(details.text);
    expect(screen.getByRole('button', { name: 'Выбрать файл' })).toBeTruthy();
  });

  it('can be cancelled while the file is on its way', async () => {
    const user = userEvent.setup();
    await begin();
    await user.click(await screen.findByRole('button', { name: 'Отмена' }));
    expect(await screen.findByRole('button', { name: 'Выбрать файл' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the meaning of columns', () => {
  const plan: TableMapping = { index: 0, use: 'study-plan', headerRows: 1, columns: ['number', 'title', 'ignore'] };

  it('is given once', () => {
    expect(withColumn(plan, 2, 'title').columns).toEqual(['number', 'ignore', 'title']);
    expect(withColumn(plan, 0, 'ignore').columns).toEqual(['ignore', 'title', 'ignore']);
  });

  it('follows the use of the table', () => {
    expect(withUse(plan, 'planned-results', plan).columns).toEqual(['ignore', 'ignore', 'ignore']);
    expect(withUse({ ...plan, use: 'text', columns: ['ignore', 'ignore', 'ignore'] }, 'study-plan', plan)).toEqual(
      plan,
    );
  });
});
