import { storableJson, storableText } from './storable.js';

describe('what PostgreSQL takes', () => {
  it('is text without zero bytes and halves of characters', () => {
    expect(storableText('а\0б\ud800в\udc00')).toBe('абв');
    expect(storableText('😀 \n\t')).toBe('😀 \n\t');
  });

  it('is JSON whose texts are such, however deep they lie', () => {
    expect(JSON.parse(storableJson({ a: ['x\0', { b: '\ud83d' }], n: 1, none: null }))).toEqual({
      a: ['x', { b: '' }],
      n: 1,
      none: null,
    });
  });
});
