import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import type { FileStorage } from '../attachments/storage/file-storage.js';
import type { TaskPool } from '../tasks/task-pool.service.js';
import { ExportImages } from './export-images.service.js';

describe('ExportImages', () => {
  it('S26: takes no more pixels than an export can hold', async () => {
    const sizes = { a: [5_000, 5_000], b: [5_000, 5_000], c: [5_000, 3_000], d: [1, 1] } as const;
    const rows = Object.entries(sizes).map(([id, [width, height]]) => ({
      id,
      fileId: id,
      type: 'image/png',
      width,
      height,
    }));
    const source = { manager: { findBy: () => Promise.resolve(rows) } } as unknown as DataSource;
    const tasks = { run: () => Promise.resolve(Object.keys(sizes)) } as unknown as TaskPool;
    const storage = { open: () => Promise.resolve(Readable.from([Buffer.from('x')])) } as unknown as FileStorage;
    const found = await new ExportImages(source, tasks, storage).of('document', new Uint8Array());
    // Forty million exactly; what does not fit is passed over.
    expect(found.map(({ id }) => id)).toEqual(['a', 'c']);
  });
});
