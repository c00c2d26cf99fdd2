import type { Attachment } from '@soproekt/contracts';
import { jest } from '@jest/globals';
import { UploadQueue } from './upload-queue';

const file = (name: string): File => new File(['x'], name);
const made = (name: string): Attachment => ({
  id: name,
  name,
  type: 'application/pdf',
  size: 1,
  url: '',
  createdAt: '',
  createdBy: null,
});
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('files on their way', () => {
  function queue() {
    const sent: { name: string; tell: (part: number) => void; done: () => void; fail: (error: unknown) => void }[] = [];
    const onStored = jest.fn<(made: Attachment) => void>();
    const onFailed = jest.fn<(file: File, error: unknown) => void>();
    const uploads = new UploadQueue(
      (given, tell, signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          sent.push({ name: given.name, tell, done: () => resolve(made(given.name)), fail: reject });
        }),
      { onStored, onFailed },
    );
    const states = () => uploads.getSnapshot().map((item) => `${item.file.name} ${item.state} ${item.part}`);
    return { uploads, sent, states, onStored, onFailed };
  }

  it('go one after the other and leave the queue when they are stored', async () => {
    const { uploads, sent, states, onStored } = queue();
    uploads.add([file('а.pdf'), file('б.pdf')]);
    sent[0]?.tell(0.5);
    expect(states()).toEqual(['а.pdf sending 0.5', 'б.pdf waiting 0']);
    sent[0]?.done();
    await settled();
    expect(states()).toEqual(['б.pdf sending 0']);
    sent[1]?.done();
    await settled();
    expect(states()).toEqual([]);
    expect(onStored.mock.calls.map(([{ name }]) => name)).toEqual(['а.pdf', 'б.pdf']);
    // The queue rests, and begins anew.
    uploads.add([file('в.pdf')]);
    expect(sent.map(({ name }) => name)).toEqual(['а.pdf', 'б.pdf', 'в.pdf']);
  });

  it('stay when they were refused, do not hold up the others, and can be sent again', async () => {
    const { uploads, sent, states, onFailed } = queue();
    uploads.add([file('а.exe'), file('б.pdf')]);
    const refusal = new Error('no');
    sent[0]?.fail(refusal);
    await settled();
    expect(states()).toEqual(['а.exe failed 0', 'б.pdf sending 0']);
    expect(uploads.getSnapshot()[0]?.error).toBe(refusal);
    expect(onFailed.mock.calls.map(([{ name }, error]) => [name, error])).toEqual([['а.exe', refusal]]);
    sent[1]?.done();
    await settled();
    uploads.retry(uploads.getSnapshot()[0]?.id ?? 0);
    expect(states()).toEqual(['а.exe sending 0']);
    expect(sent).toHaveLength(3);
  });

  it('can be cancelled on their way and before it', async () => {
    const { uploads, sent, states, onFailed } = queue();
    uploads.add([file('а.pdf'), file('б.pdf'), file('в.pdf')]);
    uploads.drop(uploads.getSnapshot()[1]?.id ?? 0);
    uploads.drop(uploads.getSnapshot()[0]?.id ?? 0);
    await settled();
    expect(states()).toEqual(['в.pdf sending 0']);
    expect(sent.map(({ name }) => name)).toEqual(['а.pdf', 'в.pdf']);
    uploads.clear();
    await settled();
    expect(states()).toEqual([]);
    expect(onFailed).not.toHaveBeenCalled();
  });
});
