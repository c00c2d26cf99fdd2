import { z } from 'zod';
import { range } from '../wait.js';

/** Besides the administrator: so many that no scenario comes near the bound of connections per person. */
const AUTHORS = 9;
const PASSWORD = 'bench-password-1';

/** An installation with people and a workspace. */
export interface House {
  database: string;
  workspaceId: string;
  /** One `Cookie` header for each person. */
  cookies: string[];
}

/** A call of the API that creates something. @throws unless it succeeds */
export async function request<T>(url: string, cookie: string | undefined, body: object): Promise<T> {
  return (await (await post(url, cookie, body)).json()) as T;
}

/** Sets up an empty installation: the first administrator, a workspace, and authors who come by invitation. */
export async function prepareHouse(base: string): Promise<Omit<House, 'database'>> {
  const institution = { kind: 'university', name: 'Bench', shortName: 'Bench' };
  const administrator = { institution, name: 'Person 0', email: 'person0@bench.example', password: PASSWORD };
  const cookies = [cookieOf(await post(`${base}/api/v1/setup`, undefined, administrator))];
  const { id } = await request<{ id: string }>(`${base}/api/v1/workspaces`, cookies[0], { name: 'Bench' });
  for (const author of range(AUTHORS)) {
    const invited = { email: `person${author + 1}@bench.example`, role: 'author' };
    const made = await request<unknown>(`${base}/api/v1/workspaces/${id}/invitations`, cookies[0], invited);
    const { link } = z.object({ link: z.url() }).parse(made);
    const account = { name: `Person ${author + 1}`, password: PASSWORD };
    const accepted = await post(`${base}/api/v1/invitations/accept`, undefined, {
      token: new URL(link).hash.slice(1),
      account,
    });
    cookies.push(cookieOf(accepted));
  }
  return { workspaceId: id, cookies };
}

async function post(url: string, cookie: string | undefined, body: object): Promise<Response> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`POST ${new URL(url).pathname} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

function cookieOf(answer: Response): string {
  const [cookie] = answer.headers.getSetCookie();
  if (!cookie) throw new Error('no session cookie came');
  return cookie.split(';')[0] as string;
}
