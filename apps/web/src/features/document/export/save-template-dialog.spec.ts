import { originalTitle } from './save-template-dialog';

describe('the name of a template', () => {
  it('is that of the document, without the mark of a copy', () => {
    expect(originalTitle('Программа (копия)')).toBe('Программа');
    expect(originalTitle('Программа (копия) (копия)')).toBe('Программа');
    expect(originalTitle('Programme (copy)')).toBe('Programme');
    expect(originalTitle('Сверка (копия) и план')).toBe('Сверка (копия) и план');
    expect(originalTitle('(копия)')).toBe('(копия)');
  });
});
