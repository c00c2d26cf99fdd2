import { jsonToMarkdown, markdownToJson } from './index.js';

describe('Markdown', () => {
  it.each([
    ['headings', '# Один\n\n## Два\n\n### Три'],
    ['marks', 'Обычно **жирно** *курсив* ~~зачёркнуто~~ `код` [сайт](https://iro.example/a?b=1)'],
    ['lists', '- a\n- b\n  1. c\n  2. d\n\n3. три\n4. четыре'],
    ['tasks', '- [ ] дело **важное**\n- [x] сделано'],
    ['quotes and rules', '> Проект решения.\n\n---\n\nпосле'],
    ['line breaks', 'раз  \nдва'],
    [
      'tables',
      '| № | Модуль | Часы |\n| --- | :---: | ---: |\n| 1 | **Нормы** a\\|b | 70\u00a0% |\n|  | раз<br>два |  |',
    ],
    ['characters with a meaning', '1\\. не список\n\n\\# не заголовок\n\n2\\*2\\*2 и a\\_b\\_c'],
  ])('keeps %s there and back', (_what, markdown) => {
    const json = markdownToJson(markdown);
    expect(markdownToJson(jsonToMarkdown(json))).toEqual(json);
  });

  it('gives cells, alignment and check boxes to the schema', () => {
    const json = markdownToJson('| A |\n| ---: |\n| 1 |\n\n- [x] x');
    expect(json.content?.[0]?.content?.[0]?.content?.[0]).toMatchObject({
      type: 'tableHeader',
      attrs: { align: 'right' },
    });
    expect(json.content?.[1]?.content?.[0]).toMatchObject({ type: 'taskItem', attrs: { checked: true } });
  });

  it('keeps no-break spaces and folds soft line breaks', () => {
    expect(markdownToJson('5\u00a0ч\nлекций').content?.[0]?.content?.[0]?.text).toBe('5\u00a0ч лекций');
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](data:text/html,x)',
    '[a](//evil.example)',
    '[a](java&#10;script:alert(1))',
    '<a href="javascript:alert(1)">a</a>',
    '<img src=x onerror=alert(1)>a',
    '![a](https://x.example/pixel.png)',
  ])('S27/S28: %s has no link and no element', (markdown) => {
    const text = JSON.stringify(markdownToJson(markdown));
    expect(text).not.toContain('"link"');
    expect(text).not.toContain('image');
  });

  it('makes a valid document of nothing and of rubbish', () => {
    expect(markdownToJson('')).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] });
    expect(markdownToJson('\u0000| | |\n---|\n```\n<!-- x').type).toBe('doc');
  });
});
