import { jest } from '@jest/globals';
import { beginVisit } from './visit-clock';

describe('a visit', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const visit = (counts = true) => {
    const tell = jest.fn();
    return { tell, end: beginVisit({ counts: () => counts, tell }) };
  };

  it('is told at its end when one has stayed', () => {
    const { tell, end } = visit();
    jest.advanceTimersByTime(5_000);
    expect(tell).not.toHaveBeenCalled();
    end();
    expect(tell).toHaveBeenCalledTimes(1);
  });

  it('does not count when one was gone at once', () => {
    const { tell, end } = visit();
    jest.advanceTimersByTime(4_900);
    window.dispatchEvent(new Event('pagehide'));
    end();
    expect(tell).not.toHaveBeenCalled();
  });

  it('is told when the page is closed over it', () => {
    const { tell, end } = visit();
    jest.advanceTimersByTime(60_000);
    window.dispatchEvent(new Event('pagehide'));
    expect(tell).toHaveBeenCalledTimes(1);
    end();
    tell.mockClear();
    window.dispatchEvent(new Event('pagehide'));
    expect(tell).not.toHaveBeenCalled();
  });

  it('is not told without a connection, or before one knows what was new', () => {
    const { tell, end } = visit(false);
    jest.advanceTimersByTime(60_000);
    window.dispatchEvent(new Event('pagehide'));
    end();
    expect(tell).not.toHaveBeenCalled();
  });
});
