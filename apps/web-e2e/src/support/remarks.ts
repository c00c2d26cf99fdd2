import { expect, type BrowserContext } from '@playwright/test';

/** Begins a thread on the first section of a document, as the signed-in person of the context, and gives its id. */
export async function raiseRemark(context: BrowserContext, documentId: string, body: string): Promise<string> {
  const path = `/api/v1/documents/${documentId}`;
  const content = (await (await context.request.get(`${path}/content`)).json()) as { sections: { id: string }[] };
  const raised = await context.request.post(`${path}/threads`, {
    data: { anchor: { sectionId: content.sections[0]?.id, quote: 'месяц' }, body },
  });
  expect(raised.status()).toBe(201);
  return ((await raised.json()) as { id: string }).id;
}
