/**
 * `npm run bench:page`: a document of 60 pages in a real browser against the real server, with 200 threads and without, in turns. Opening
 * is counted from the navigation: to the text that can be written in, and to everything that belongs to it (with threads: their cards in
 * the margin and their marks in the text). Typing: what a key costs the page, and the time from a key to the next frame.
 */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { Client } from './client.js';
import type { Deployment } from './contestants/contestant.js';
import { ours } from './contestants/ours.js';
import { request } from './contestants/ours-house.js';
import { Lab, OURS_ARGS, ROOT } from './lab.js';
import { reviewDocument, THREADS } from './review-document.js';
import { median, percentiles } from './statistics.js';
import { inParallel, until } from './wait.js';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 15);
const WARM_UP = 2;
const KEYS = 150;
/** Milliseconds between two keys: a quick typist. */
const KEY_DELAY = 60;
const WORDS = 'слушатели разбирают случаи ';

interface Case {
  readonly name: string;
  readonly path: string;
  readonly threads: boolean;
  readonly text: number[];
  readonly whole: number[];
  readonly toFrame: number[];
  readonly task: number[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const lab = await Lab.open({
    core: null,
    oursArgs: OURS_ARGS,
    oursCwd: ROOT,
  });
  let browser: Browser | null = null;
  try {
    const deployment = await ours.deploy(lab);
    const cases = await prepare(deployment);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    const context = await personIn(browser, deployment);
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const each of cases) await openOnce(context, each, round >= 0);
    }
    for (const each of cases) await typeIn(context, each);
    report(cases);
    await browser.close();
    browser = null;
    await deployment.end();
  } finally {
    await browser?.close();
    await lab.close();
  }
}

/** The same text twice, once with threads. */
async function prepare(deployment: Deployment): Promise<Case[]> {
  const { state, anchors } = reviewDocument();
  const ids = await deployment.createDocuments(2);
  const cases: Case[] = [];
  for (const [index, documentId] of ids.entries()) {
    const address = deployment.address(documentId, 0);
    let saved = 0;
    const client = await Client.open(address, { saved: (count) => (saved = count) });
    const number = client.send(state);
    await until('the text to be saved', () => saved >= number);
    await client.close();
    const { origin, cookie } = address.headers as { origin: string; cookie: string };
    const { workspaceId } = (await (
      await fetch(`${origin}/api/v1/documents/${documentId}`, { headers: { cookie } })
    ).json()) as { workspaceId: string };
    const threads = index === 1;
    if (threads) {
      await inParallel(anchors, 4, async (anchor, at) => {
        const { headers } = deployment.address(documentId, 1 + (at % 9));
        const body = `Уточните, пожалуйста: **откуда** число в абзаце ${at}?`;
        const url = `${origin}/api/v1/documents/${documentId}/threads`;
        const thread = await request<{ id: string }>(url, headers['cookie'], { anchor, body });
        await request(`${origin}/api/v1/threads/${thread.id}/comments`, cookie, { body: 'Проверим и ответим.' });
      });
    }
    cases.push({
      name: threads ? `with ${THREADS} threads` : 'without threads',
      path: `/w/${workspaceId}/d/${documentId}`,
      ...{ threads, text: [], whole: [], toFrame: [], task: [] },
    });
  }
  return cases;
}

/** A browser that has the application already, with the margin open at the threads. */
async function personIn(browser: Browser, deployment: Deployment): Promise<BrowserContext> {
  const [node] = deployment.nodes;
  const url = `http://127.0.0.1:${node?.port}`;
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'ru-RU' });
  const { headers } = deployment.address('', 0);
  const [name = '', value = ''] = (headers['cookie'] ?? '').split('=');
  await context.addCookies([{ name, value, url }]);
  await context.addInitScript(() => localStorage.setItem('soproekt.margin', 'true'));
  return context;
}

async function openOnce(context: BrowserContext, each: Case, counts: boolean): Promise<void> {
  const page = await context.newPage();
  const { text, whole } = await open(page, each);
  await page.close();
  if (!counts) return;
  each.text.push(text);
  each.whole.push(whole);
}

/** @returns milliseconds from the navigation to a text that can be written in, and to all that belongs to it */
async function open(page: Page, { path, threads }: Case): Promise<{ text: number; whole: number }> {
  await page.goto(path, { waitUntil: 'commit' });
  return page.evaluate(async (wantsThreads) => {
    const frame = (): Promise<void> =>
      new Promise((done) => {
        requestAnimationFrame(() => done());
      });
    const when = async (there: () => boolean): Promise<number> => {
      while (!there()) await frame();
      return performance.now();
    };
    const ready = (): boolean => document.querySelector('.ProseMirror[contenteditable="true"] p') !== null;
    const marked = (): boolean =>
      document.querySelector('.ProseMirror [data-thread]') !== null &&
      document.querySelectorAll('[data-thread-card]').length > 5;
    const text = await when(ready);
    return { text, whole: wantsThreads ? await when(() => ready() && marked()) : text };
  }, threads);
}

/** Types into the first section, and takes what every key costs. */
async function typeIn(context: BrowserContext, each: Case): Promise<void> {
  const page = await context.newPage();
  await open(page, each);
  await page.waitForLoadState('networkidle');
  await page.locator('.ProseMirror p').first().click();
  const letters = WORDS.repeat(Math.ceil(KEYS / WORDS.length)).slice(0, KEYS);
  await page.keyboard.type(letters.slice(0, 20), { delay: KEY_DELAY });
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - timeStamp))),
      { capture: true },
    );
  });
  const metrics = await context.newCDPSession(page);
  await metrics.send('Performance.enable');
  const taskSeconds = async (): Promise<number> => {
    const { metrics: values } = await metrics.send('Performance.getMetrics');
    return values.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  };
  const before = await taskSeconds();
  await page.keyboard.type(letters, { delay: KEY_DELAY });
  each.task.push(((await taskSeconds()) - before) * (1_000 / KEYS));
  each.toFrame.push(...(await page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes)));
  await page.close();
}

function report(cases: readonly Case[]): void {
  say(`60 pages, ${ROUNDS} openings each, ${KEYS} keys each; medians, ms`);
  for (const { name, text, whole, toFrame, task } of cases) {
    const { p50 = 0, p95 = 0 } = percentiles(toFrame);
    say(
      `${name.padEnd(20)} text ${median(text).toFixed(0)}   all ${median(whole).toFixed(0)}   ` +
        `key to frame p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}   work per key ${median(task).toFixed(2)}`,
    );
  }
  const [without, withThreads] = cases;
  if (!without || !withThreads) return;
  const ratio = (values: (each: Case) => number[]): string =>
    (median(values(withThreads)) / median(values(without))).toFixed(2);
  say(
    `with / without: text × ${ratio(({ text }) => text)}, all × ${ratio(({ whole }) => whole)}, work per key × ${ratio(({ task }) => task)}`,
  );
}

await main();
