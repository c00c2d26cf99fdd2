import type { Attachment } from '@soproekt/contracts';
import { QueryObserver } from '@tanstack/react-query';
import { createQueryClient } from '../../../app/query-client';
import { keys } from '../../../app/queries/keys';
import { addToList } from './api';

const file = (id: string): Attachment => ({
  id,
  name: `${id}.pdf`,
  type: 'application/pdf',
  size: 1,
  url: '',
  createdAt: '',
  createdBy: null,
});

describe('the list of files', () => {
  it('has a file that was stored while the list was asked for the first time', async () => {
    const client = createQueryClient();
    const stored = [file('а')];
    const answers: (() => void)[] = [];
    const observer = new QueryObserver(client, {
      queryKey: keys.attachments('d'),
      // The answer is as the question found it.
      queryFn: () => {
        const now = [...stored];
        return new Promise<Attachment[]>((done) => answers.push(() => done(now)));
      },
    });
    const stop = observer.subscribe(() => undefined);
    stored.push(file('б'));
    const added = addToList(client, 'd', file('б'));
    for (let i = 0; i < 3; i++) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      answers.forEach((answer) => answer());
    }
    await added;
    expect(observer.getCurrentResult().data?.map(({ id }) => id)).toEqual(['а', 'б']);
    stop();
    client.clear();
  });
});
