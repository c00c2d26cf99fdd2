import { describe, expect, it } from '@jest/globals';
import { DASH, QUOTED } from './typography';

describe('russian typography', () => {
  it('finds a pair of quotes that was just closed', () => {
    expect(QUOTED.exec('он сказал "привет"')?.[1]).toBe('"привет"');
    expect(QUOTED.exec('("банк практик"')?.[1]).toBe('"банк практик"');
  });

  it('leaves inches and open quotes alone', () => {
    expect(QUOTED.exec('экран 5" и 6"')).toBeNull();
    expect(QUOTED.exec('он сказал "')).toBeNull();
    expect(QUOTED.exec('он сказал ""')).toBeNull();
  });

  it('finds two hyphens between spaces', () => {
    expect(DASH.exec('слово -- ')?.[1]).toBe('-- ');
    expect(DASH.exec('слово-- ')).toBeNull();
    expect(DASH.exec('-- ')).toBeNull();
  });
});
