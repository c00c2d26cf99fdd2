import { jest } from '@jest/globals';
import { beginVisit, lookThrough, type Visit } from './visit-clock';

const PAGE = '/w/1/d/2';
const go = (path: string): void => window.history.replaceState(null, '', path);

describe('a visit', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    go(PAGE);
  });
  afterEach(() => void jest.useRealTimers());

  const visit = (more: Partial<Visit> = {}) => {
    const tell = jest.fn();
    const facts = { documentId: '2', aimed: false, news: () => 0, reachable: () => true };
    const end = beginVisit({ ...facts, tell, ...more });
    const leaveFor = (path: string): void => {
      go(path);
      end();
    };
    return { tell, leaveFor };
  };

  it('is told at its end when one has stayed', () => {
    const { tell, leaveFor } = visit();
    jest.advanceTimersByTime(5_000);
    expect(tell).not.toHaveBeenCalled();
    leaveFor('/inbox');
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('does not count when one was gone at once', () => {
    const { tell, leaveFor } = visit();
    jest.advanceTimersByTime(4_900);
    window.dispatchEvent(new Event('pagehide'));
    leaveFor('/inbox');
    expect(tell).not.toHaveBeenCalled();
  });

  it('is told when the page is closed over it', () => {
    const { tell, leaveFor } = visit();
    jest.advanceTimersByTime(60_000);
    window.dispatchEvent(new Event('pagehide'));
    expect(tell).toHaveBeenCalledTimes(1);
    leaveFor('/inbox');
    tell.mockClear();
    window.dispatchEvent(new Event('pagehide'));
    expect(tell).not.toHaveBeenCalled();
  });

  it.each([{ reachable: () => false }, { news: () => undefined }])(
    'is not told without a connection, or before one knows what was new',
    (more) => {
      const { tell, leaveFor } = visit(more);
      jest.advanceTimersByTime(60_000);
      window.dispatchEvent(new Event('pagehide'));
      leaveFor('/inbox');
      expect(tell).not.toHaveBeenCalled();
    },
  );

  it('goes on over the table of disagreements while something is new, and ends there when one leaves that', () => {
    const news = (): number => 3;
    const document = visit({ news });
    jest.advanceTimersByTime(3_000);
    document.leaveFor(`${PAGE}/remarks`);
    const table = visit({ news });
    table.leaveFor(PAGE);
    const again = visit({ news });
    jest.advanceTimersByTime(2_000);
    again.leaveFor(`${PAGE}/remarks`);
    const last = visit({ news });
    for (const { tell } of [document, table, again]) expect(tell).not.toHaveBeenCalled();
    last.leaveFor('/inbox');
    expect(last.tell).toHaveBeenCalledTimes(1);
  });

  it('ends with a look at the table when nothing was new: coming back one is not here for the first time', () => {
    const { tell, leaveFor } = visit();
    jest.advanceTimersByTime(5_000);
    leaveFor(`${PAGE}/remarks`);
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('leaves what is new unread when a link led to one place of the document, unless one looks through it', () => {
    const aimed = visit({ aimed: true, news: () => 3 });
    jest.advanceTimersByTime(60_000);
    aimed.leaveFor('/inbox');
    expect(aimed.tell).not.toHaveBeenCalled();

    go(PAGE);
    const looked = visit({ aimed: true, news: () => 3 });
    jest.advanceTimersByTime(60_000);
    lookThrough('2');
    looked.leaveFor('/inbox');
    expect(looked.tell).toHaveBeenCalledTimes(1);

    go(PAGE);
    const nothingNew = visit({ aimed: true });
    jest.advanceTimersByTime(60_000);
    nothingNew.leaveFor('/inbox');
    expect(nothingNew.tell).toHaveBeenCalledTimes(1);
  });
});
