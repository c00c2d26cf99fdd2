import { sizeParts } from './file-words';

describe('the size of a file', () => {
  it('is said as people say it', () => {
    const said = [0, 640, 1024, 1_258_291, 20 * 1024 ** 2, 3 * 1024 ** 3, 5000 * 1024 ** 3].map((bytes) => {
      const { value, unit } = sizeParts(bytes);
      return `${value} ${unit}`;
    });
    expect(said).toEqual(['0 b', '640 b', '1 kb', '1.2 mb', '20 mb', '3 gb', '5000 gb']);
  });
});
