import { safeNext, signInPath } from './next-path';

const ORIGIN = 'https://soproekt.example';

describe('safeNext', () => {
  it.each(['/', '/w/1/d/2', '/w/1/documents?kind=note&sort=title', '/invite#x'])('lets %s through', (path) => {
    expect(safeNext(path, ORIGIN)).toBe(path);
  });

  it.each([
    null,
    '',
    'https://evil.example/',
    '//evil.example/x',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    'w/1',
    '/sign-in?next=/sign-in',
  ])('sends %s home', (path) => {
    expect(safeNext(path, ORIGIN)).toBe('/');
  });
});

describe('signInPath', () => {
  it('leads back to where one was', () => {
    const path = signInPath({ pathname: '/w/1', search: '?a=b', hash: '#c' });
    expect(safeNext(new URL(path, ORIGIN).searchParams.get('next'), ORIGIN)).toBe('/w/1?a=b#c');
  });

  it('says nothing about home', () => {
    expect(signInPath({ pathname: '/' })).toBe('/sign-in');
  });
});
