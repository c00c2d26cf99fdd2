import type { IncomingMessage, ServerResponse } from 'node:http';
import { LinkFetcher, type LinkOutcome } from './link-fetcher.js';
import { startSite, TestNetwork, type LocalSite } from './testing/local-sites.js';

describe('LinkFetcher', () => {
  let site: LocalSite;
  /** Stands for a machine inside: nothing may ever reach it. */
  let inside: LocalSite;
  let network: TestNetwork;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let names: (hostname: string, times: number) => readonly string[];
  const never = new AbortController().signal;

  beforeEach(async () => {
    site = await startSite((request, response) => answer(request, response));
    inside = await startSite((_request, response) => response.end('secret'));
    names = () => ['127.0.0.1'];
    answer = (_request, response) => response.end('ok');
    network = new TestNetwork(site.port, (hostname, times) => names(hostname, times));
  });
  afterEach(async () => {
    expect(inside.asked).toEqual([]);
    await Promise.all([site.close(), inside.close()]);
  });

  const ask = (url: string, hopMs?: number): Promise<LinkOutcome> => new LinkFetcher(network).ask(url, never, hopMs);
  const at = (path = '/', host = 'library.test'): string => `http://${host}:${site.port}${path}`;
  const status = (code: number) => (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(code).end();
  };
  const redirect = (to: string) => (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(302, { location: to }).end();
  };

  it('asks by HEAD and follows what is published', async () => {
    expect(await ask(` ${at('/book?id=1#page')} `)).toEqual({ ok: true, status: 200, error: null });
    expect(site.asked).toEqual(['HEAD /book?id=1']);
  });

  it('asks by GET where HEAD is not taken, and reads nothing of what comes', async () => {
    let sent = 0;
    let cut: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (cut = resolve));
    answer = (request, response) => {
      if (request.method === 'HEAD') return void response.writeHead(405).end();
      expect(request.headers.range).toBe('bytes=0-65535');
      response.writeHead(200);
      const more = (): void => {
        while (sent < 1e9 && response.write(Buffer.alloc(65_536))) sent += 65_536;
      };
      response.on('drain', more);
      response.on('close', cut);
      more();
    };
    expect(await ask(at())).toEqual({ ok: true, status: 200, error: null });
    await closed;
    expect(sent).toBeLessThan(1e8);
    expect(site.asked).toEqual(['HEAD /', 'GET /']);
  });

  it.each([
    [404, { ok: false, error: 'status' }],
    [500, { ok: false, error: 'status' }],
    [403, { ok: true, error: null }],
    [304, { ok: true, error: null }],
  ])('judges %s', async (code, expected) => {
    answer = status(code);
    expect(await ask(at())).toEqual({ ...expected, status: code });
  });

  it('says when nobody is there', async () => {
    names = () => [];
    expect(await ask(at())).toEqual({ ok: false, status: null, error: 'unknown-host' });
    names = () => ['127.0.0.1'];
    answer = (request) => request.socket.destroy();
    expect(await ask(at())).toEqual({ ok: false, status: null, error: 'no-answer' });
  });

  it('gives up a site that is silent, one that sends its head drop by drop, and a resolver that says nothing', async () => {
    answer = () => undefined;
    expect(await ask(at(), 100)).toEqual({ ok: false, status: null, error: 'timeout' });
    answer = (request) => {
      request.socket.write('HTTP/1.1 200 OK\r\nx-filler: ');
      const timer = setInterval(() => request.socket.write('y'), 10);
      request.socket.on('close', () => clearInterval(timer));
    };
    expect(await ask(at(), 100)).toEqual({ ok: false, status: null, error: 'timeout' });
    network.resolve = () => new Promise(() => undefined);
    expect(await ask(at(), 100)).toEqual({ ok: false, status: null, error: 'timeout' });
  });

  it('ends at once when the server goes down', async () => {
    answer = () => undefined;
    const ending = new AbortController();
    const asked = new LinkFetcher(network).ask(at(), ending.signal);
    ending.abort(new Error('going down'));
    await expect(asked).rejects.toThrow('going down');
  });

  it('follows three redirects and no more', async () => {
    let left = 3;
    answer = (request, response) => (left-- > 0 ? redirect(`/${left}`)(request, response) : response.end());
    expect(await ask(at())).toEqual({ ok: true, status: 200, error: null });
    left = 4;
    expect(await ask(at())).toEqual({ ok: false, status: 302, error: 'too-many-redirects' });
  });

  describe('S30', () => {
    it.each([
      'ftp://library.test/',
      'file:///etc/passwd',
      'gopher://127.0.0.1:70/',
      'javascript:alert(1)',
      'data:text/html,x',
      'http://user:secret@library.test/',
      'library.test/book',
      'http://',
      `http://library.test/${'x'.repeat(3_000)}`,
      '',
    ])('asks nobody for %s', async (url) => {
      expect(await ask(url)).toEqual({ ok: false, status: null, error: 'not-an-address' });
      expect(network.resolved).toEqual([]);
    });

    it.each([
      'http://127.0.0.1/',
      'http://0x7f.1/',
      'http://2130706433/',
      'http://0177.0.0.1/',
      'http://[::1]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[fe80::1]/',
      'http://[fd00::1]/',
      'http://169.254.169.254/latest/meta-data/',
      'http://192.168.0.1/',
    ])('refuses the address %s without a question to anybody', async (url) => {
      expect(await ask(url)).toEqual({ ok: false, status: null, error: 'refused-address' });
      expect(network.resolved).toEqual([]);
    });

    it('refuses names of machines inside, also when only one of their addresses is', async () => {
      names = () => ['10.0.0.5'];
      expect(await ask(at())).toMatchObject({ ok: false, error: 'refused-address' });
      names = () => ['127.0.0.1', '::1'];
      expect(await ask(at())).toMatchObject({ ok: false, error: 'refused-address' });
      expect(site.asked).toEqual([]);
    });

    it('refuses ports on which no sites are', async () => {
      expect(await ask(`http://library.test:${inside.port}/`)).toMatchObject({ ok: false, error: 'refused-address' });
      names = () => ['93.184.216.34'];
      expect(await ask('http://library.test:22/')).toMatchObject({ ok: false, error: 'refused-address' });
    });

    it('connects to the address that it judged, whatever the name means a moment later', async () => {
      names = (_hostname, times) => [times === 1 ? '127.0.0.1' : '10.0.0.5'];
      answer = (request, response) => void response.writeHead(request.method === 'HEAD' ? 501 : 200).end();
      expect(await ask(at())).toEqual({ ok: true, status: 200, error: null });
      // Two requests, one question.
      expect(site.asked).toEqual(['HEAD /', 'GET /']);
      expect(network.resolved).toEqual(['library.test']);
    });

    it('judges a name that was rebound between two hops anew', async () => {
      names = (_hostname, times) => [times === 1 ? '127.0.0.1' : '10.0.0.5'];
      answer = redirect('/again');
      expect(await ask(at())).toEqual({ ok: false, status: 302, error: 'refused-address' });
      expect(site.asked).toEqual(['HEAD /']);
    });

    it.each([
      ['this machine', () => `http://127.0.0.1:${inside.port}/`],
      ['this machine by name', () => `http://localhost:${inside.port}/`],
      ['this machine in hexadecimal', () => 'http://0x7f.1/'],
      ['this machine by IPv6', () => `http://[::ffff:7f00:1]:${inside.port}/`],
      ['the metadata of a cloud', () => 'http://169.254.169.254/'],
      ['a machine without a scheme', () => `//127.0.0.1:${inside.port}/`],
    ])('refuses a redirect to %s', async (_what, to) => {
      answer = redirect(to());
      expect(await ask(at())).toEqual({ ok: false, status: 302, error: 'refused-address' });
    });

    it.each(['file:///etc/passwd', 'javascript:alert(1)', 'http://a:b@library.test/'])(
      'refuses a redirect to %s',
      async (to) => {
        answer = redirect(to);
        expect(await ask(at())).toEqual({ ok: false, status: 302, error: 'not-an-address' });
      },
    );

    it('does not swallow a head without an end', async () => {
      answer = (request) => {
        request.socket.write(`HTTP/1.1 200 OK\r\n${'x-filler: y\r\n'.repeat(10_000)}`);
      };
      expect(await ask(at())).toEqual({ ok: false, status: null, error: 'no-answer' });
    });
  });
});
