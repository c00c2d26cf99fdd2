import { warmUp } from './warm-up-task.js';

describe('warming a thread up', () => {
  it.each(['docx', 'pdf'] as const)('writes a sample as %s', async (format) => {
    await expect(warmUp({ format })).resolves.toBeUndefined();
  });
});
