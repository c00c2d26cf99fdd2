import { CollabClient, type ProviderClass, type WebSocketClass } from '@soproekt/sync/client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { PASSWORD } from './people.js';

/** Signs in as a program does and gives the Cookie header. */
export async function signIn(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
  return (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
}

/** A call of the API with a session. */
export async function call<T>(url: string, cookie: string, path: string, method = 'GET', body?: object): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { cookie, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** A WebSocket class that sends the cookie and the origin which a browser would send. */
export function socketWith(url: string, cookie: string): WebSocketClass {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin: url } });
      // A refused or broken connection is an event here, not the end of the test.
      this.on('error', () => undefined);
    }
  } as unknown as WebSocketClass;
}

/** The client of the application outside a browser: it knows what the server has confirmed. */
export function connect(url: string, cookie: string, documentId: string): { doc: Y.Doc; client: CollabClient } {
  const doc = new Y.Doc();
  const client = new CollabClient({
    Provider: WebsocketProvider as unknown as ProviderClass,
    WebSocket: socketWith(url, cookie),
    url: `${url.replace('http', 'ws')}/collab`,
    documentId,
    doc,
    store: { get: () => false, set: () => undefined },
  });
  return { doc, client };
}
