import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';

export const PASSWORD = 'soproekt-demo';
export const people = {
  authorUniversity: 'author@university.example',
  coordinatorUniversity: 'coordinator@university.example',
  authorIro: 'author@iro.example',
  moderatorIro: 'moderator@iro.example',
  coordinatorIro: 'coordinator@iro.example',
  reviewer: 'reviewer@school.example',
  reader: 'reader@municipality.example',
  administrator: 'admin@university.example',
} as const;

/** Address of the shared server. */
export const baseUrl = (): string => process.env.E2E_URL ?? '';

/** A browser of one person, already signed in through the API. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Opens a browser context and signs the person in. */
export async function visit(
  browser: Browser,
  email: string,
  options: BrowserContextOptions = {},
  base = baseUrl(),
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: base, ...options });
  const answer = await context.request.post('/api/v1/auth/login', { data: { email, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return { context, page: await context.newPage() };
}

interface DocumentRow {
  id: string;
  kind: string;
  title: string;
}

/** The workspace of the demo and its documents, as the signed-in person of the context sees them. */
export async function demoWorkspace(context: BrowserContext): Promise<{ id: string; documents: DocumentRow[] }> {
  const workspaces = (await (await context.request.get('/api/v1/workspaces')).json()) as { id: string }[];
  const id = workspaces[0]?.id ?? '';
  const documents = (await (await context.request.get(`/api/v1/workspaces/${id}/documents`)).json()) as DocumentRow[];
  return { id, documents };
}

/** The programme that the demo comes with, among whatever other tests have made. */
export function demoProgramme(documents: readonly DocumentRow[]): DocumentRow | undefined {
  return documents.find(
    ({ kind, title }) =>
      kind === 'programme' && title.startsWith('Управленческая команда школы') && !title.includes('копия'),
  );
}

/** Makes a document of its own for a test, from the blank template. */
export async function createDocument(context: BrowserContext, title: string, kind = 'note'): Promise<string> {
  const { id } = await demoWorkspace(context);
  const answer = await context.request.post(`/api/v1/workspaces/${id}/documents`, {
    data: { kind, title, template: 'blank' },
  });
  expect(answer.status()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}

/** Path of the page of a document. */
export async function documentPath(context: BrowserContext, documentId: string): Promise<string> {
  const { id } = await demoWorkspace(context);
  return `/w/${id}/d/${documentId}`;
}
