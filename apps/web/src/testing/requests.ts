import { jest } from '@jest/globals';

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> };

/** Answers requests by `METHOD /path`; an unexpected one fails like a broken network. */
export function answerRequests(answers: Record<string, Answer | ((body: unknown) => Answer)>) {
  const requests: { name: string; body: unknown }[] = [];
  globalThis.fetch = jest.fn<typeof fetch>((input, init) => {
    const name = `${init?.method ?? 'GET'} ${String(input).replace('/api/v1', '')}`;
    const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined;
    requests.push({ name, body });
    const found = answers[name];
    if (!found) return Promise.reject(new TypeError(`nobody answers ${name}`));
    const { status = 200, body: text, headers = {} } = typeof found === 'function' ? found(body) : found;
    return Promise.resolve({
      ok: status < 400,
      status,
      headers: { get: (key: string) => headers[key] ?? null },
      text: () => Promise.resolve(text === undefined ? '' : JSON.stringify(text)),
    } as unknown as Response);
  });
  return requests;
}
