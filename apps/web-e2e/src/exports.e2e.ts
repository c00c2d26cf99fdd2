import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import * as Y from 'yjs';
import { baseUrl, createDocument, people, visit } from './support/people.js';
import { connect, signIn } from './support/program.js';
import { expect, test } from './support/test.js';

const RUN = 'window.ran=(window.ran||0)+1';
const IMAGE = `<img src=x onerror="${RUN}">`;

/** What a foreign client can write past the editor: nodes, attributes and marks of all kinds. */
function writeHostile(doc: Y.Doc): void {
  const section = doc.getMap<Y.Map<unknown>>('sections').values().next().value;
  const content = section?.get('content') as Y.XmlFragment;
  const element = (name: string, attributes: Readonly<Record<string, string>>, text: string): Y.XmlElement => {
    const node = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.insert(0, [new Y.XmlText(text)]);
    return node;
  };
  doc.transact(() => {
    const linked = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    linked.insert(0, [text]);
    const cell = new Y.XmlElement('tableCell');
    cell.setAttribute('align', `left" onmouseover="${RUN}`);
    cell.insert(0, [element('paragraph', {}, `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`)]);
    const row = new Y.XmlElement('tableRow');
    row.insert(0, [cell]);
    const table = new Y.XmlElement('table');
    table.insert(0, [row]);
    content.insert(0, [
      linked,
      element('paragraph', {}, `${IMAGE}<script>${RUN}</script>`),
      element('script', {}, RUN),
      element('heading', { level: `2" onmouseover="${RUN}` }, `</h2><svg onload="${RUN}">`),
      element('codeBlock', { language: `"><script>${RUN}</script>` }, `</code></pre>${IMAGE}`),
      element('image', { attachmentId: `"><svg onload="${RUN}">`, alt: `" onerror="${RUN}`, src: 'x' }, ''),
      table,
    ]);
    text.insert(0, 'сценарий ', { link: { href: `java\nscript:${RUN}` } });
    text.insert(0, 'данные ', { link: { href: `data:text/html,<script>opener.${RUN}</script>` } });
    text.insert(0, 'страница', { link: { href: `https://example.org/?a="onmouseover="${RUN}` } });
  });
}

/** Goes over the page as a reader does, with the pointer on every line. */
async function readThrough(page: Page): Promise<void> {
  for (const place of await page.locator('h1, h2, p, td, pre, a').all()) await place.hover();
}

const ran = (page: Page): Promise<unknown> => page.evaluate('window.ran');

test('S27: nothing in an exported page runs, whatever a foreign client wrote', async ({ browser }) => {
  const author = await visit(browser, people.authorUniversity);
  const documentId = await createDocument(author.context, `</title>${IMAGE}`);
  const { doc, client } = connect(baseUrl(), await signIn(baseUrl(), people.authorUniversity), documentId);
  const savedState = () => expect.poll(() => client.getSnapshot().status, { timeout: 15_000 }).toBe('saved');
  await savedState();
  writeHostile(doc);
  expect(client.pendingUpdates()).not.toBeNull();
  await savedState();
  client.destroy();
  const reply = await author.context.request.get(`/api/v1/documents/${documentId}/export/html`);
  expect(reply.status()).toBe(200);
  const html = await reply.text();
  expect(html).toContain('страница');
  await author.context.close();

  const policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/;
  expect(html).toMatch(policy);
  const opened = await browser.newContext();
  const page = await opened.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  // As it is, and without the policy that the file carries: the escaping alone has to hold.
  for (const [name, text] of [
    ['as-it-is.html', html],
    ['without-policy.html', html.replace(policy, '')],
  ] as const) {
    const file = test.info().outputPath(name);
    await writeFile(file, text);
    requests.length = 0;
    await page.goto(pathToFileURL(file).href);
    await readThrough(page);
    expect(await ran(page)).toBeUndefined();
    expect(requests).toEqual([pathToFileURL(file).href]);
    expect(await page.locator('script, img, svg, iframe, [onmouseover], [onerror]').count()).toBe(0);
    expect(await page.locator('a[href]:not([href^="#"])').count()).toBe(1);
  }

  // The same words unescaped do run here, so that the silence above means something.
  const naive = test.info().outputPath('naive.html');
  const written = await readFile(test.info().outputPath('without-policy.html'), 'utf8');
  await writeFile(naive, written.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'));
  await page.goto(pathToFileURL(naive).href);
  await expect.poll(() => ran(page)).toBeGreaterThan(0);
  await opened.close();
});
