import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DirectoryStorage } from './directory-storage.js';
import type { FileStorage } from './file-storage.js';
import { S3Storage } from './s3-storage.js';

const CONTENT = Buffer.from('содержание'.repeat(20_000));
const FACTS = { size: CONTENT.length, sha256: createHash('sha256').update(CONTENT).digest('hex') };

const all = async (stream: Readable | null): Promise<Buffer | null> => stream && buffer(stream);

describe('storage', () => {
  let directory: string;
  let source: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'soproekt-storage-'));
    source = join(directory, 'source');
    await writeFile(source, CONTENT);
  });
  afterEach(() => rm(directory, { recursive: true }));

  /** What holds for every storage. */
  async function behaves(storage: FileStorage): Promise<void> {
    const key = randomUUID();
    expect(await storage.open(key)).toBeNull();
    await storage.put(key, source, FACTS);
    expect((await all(await storage.open(key)))?.equals(CONTENT)).toBe(true);
    expect((await readFile(source)).equals(CONTENT)).toBe(true);
    await storage.remove(key);
    await storage.remove(key);
    expect(await storage.open(key)).toBeNull();
    for (const wrong of ['../../etc/passwd', '', 'a/b', `${key}/..`])
      await expect(storage.open(wrong)).rejects.toThrow('not a key');
  }

  describe('in a directory', () => {
    it('keeps, gives and removes', () => behaves(new DirectoryStorage(join(directory, 'files'))));

    it('leaves nothing half-written behind', async () => {
      const root = join(directory, 'files');
      const storage = new DirectoryStorage(root);
      const key = randomUUID();
      await expect(storage.put(key, join(directory, 'missing'))).rejects.toThrow('ENOENT');
      expect(await readdir(join(root, key.slice(0, 2), key.slice(2, 4)))).toEqual([]);
      await storage.put(key, source);
      expect(await readdir(join(root, key.slice(0, 2), key.slice(2, 4)))).toEqual([key]);
    });
  });

  describe('in S3', () => {
    const objects = new Map<string, Buffer>();
    const seen: { method: string; headers: IncomingMessage['headers'] }[] = [];
    let server: Server;
    let storage: S3Storage;
    let answer = 0;

    beforeEach(async () => {
      objects.clear();
      seen.length = 0;
      answer = 0;
      server = createServer((request, response) => {
        void buffer(request).then((body) => {
          const { method = '', url = '', headers } = request;
          seen.push({ method, headers });
          const digest = createHash('sha256').update(body).digest('hex');
          const expected = method === 'PUT' ? headers['x-amz-content-sha256'] : undefined;
          if (answer !== 0) response.statusCode = answer;
          else if (!headers.authorization || (expected !== undefined && expected !== digest)) response.statusCode = 403;
          else if (method === 'PUT') objects.set(url, body);
          else if (method === 'DELETE') {
            objects.delete(url);
            response.statusCode = 204;
          } else if (!objects.has(url)) response.statusCode = 404;
          response.end(method === 'GET' ? objects.get(url) : undefined);
        });
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      storage = new S3Storage({
        endpoint: `http://127.0.0.1:${port}`,
        bucket: 'files',
        region: 'ru-1',
        accessKey: 'the-key',
        secretKey: 'the-secret',
      });
    });
    afterEach(() => new Promise((resolve) => server.close(resolve)));

    it('keeps, gives and removes', () => behaves(storage));

    it('signs every request, with the length and the digest of the content', async () => {
      const key = randomUUID();
      await storage.put(key, source, FACTS);
      await all(await storage.open(key));
      expect([...objects.keys()]).toEqual([`/files/${key}`]);
      for (const { headers } of seen) {
        expect(headers.authorization).toMatch(
          /^AWS4-HMAC-SHA256 Credential=the-key\/\d{8}\/ru-1\/s3\/aws4_request, SignedHeaders=.*host;.*x-amz-content-sha256.*, Signature=[0-9a-f]{64}$/,
        );
        expect(headers['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/);
        expect(JSON.stringify(headers)).not.toContain('the-secret');
      }
      expect(seen[0]?.headers).toMatchObject({
        'content-length': String(FACTS.size),
        'x-amz-content-sha256': FACTS.sha256,
      });
      expect(seen[0]?.headers['transfer-encoding']).toBeUndefined();
    });

    it.each([403, 500, 301])('says that it is not available when the service answers %d', async (status) => {
      answer = status;
      await expect(storage.put(randomUUID(), source, FACTS)).rejects.toMatchObject({ code: 'unavailable' });
      await expect(storage.open(randomUUID())).rejects.toMatchObject({ code: 'unavailable' });
    });

    it('refuses to call it stored when the service has got something else', async () => {
      await expect(storage.put(randomUUID(), source, { ...FACTS, sha256: '0'.repeat(64) })).rejects.toMatchObject({
        code: 'unavailable',
      });
      expect(objects.size).toBe(0);
    });
  });
});
