import { id } from '../../../testing/builders';
import { commentContent } from './comment-content';

const nameOf = (userId: string): string | undefined => (userId === id(1) ? 'Автор <b>' : undefined);

function show(body: string): HTMLElement {
  const host = document.createElement('div');
  host.append(commentContent(body, nameOf));
  return host;
}

/** Every attribute that could run something or fetch something. */
function dangers(host: HTMLElement): string[] {
  return [...host.querySelectorAll('*')].flatMap((element) => [
    ...(/^(script|iframe|object|embed|img|style|svg|link|form)$/i.test(element.tagName) ? [element.tagName] : []),
    ...[...element.attributes].flatMap(({ name, value }) =>
      /^on/i.test(name) || /^\s*(javascript|data|vbscript):/i.test(value) || name === 'style'
        ? [`${name}=${value}`]
        : [],
    ),
  ]);
}

describe('commentContent', () => {
  it('shows the formatting that comments have', () => {
    const host = show('Нужно **уточнить** *срок*:\n\n- раз\n- два\n\n[приказ](https://example.org/a)');
    expect(host.querySelector('strong')?.textContent).toBe('уточнить');
    expect(host.querySelectorAll('li')).toHaveLength(2);
    const link = host.querySelector('a');
    expect([link?.href, link?.target, link?.rel]).toEqual([
      'https://example.org/a',
      '_blank',
      'noopener noreferrer nofollow',
    ]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<b onclick="alert(1)">x</b>',
    '<svg/onload=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](https://elsewhere.example/pixel.png)',
    '<iframe src="javascript:alert(1)"></iframe>',
    '[a]: javascript:alert(1)\n\n[x][a]',
    '<a href="javascript:alert(1)">x</a>',
    '`<script>alert(1)</script>`',
  ])('S27: shows markup as the text that it is: %s', (body) => {
    const host = show(`${body}\n\nконец`);
    expect(dangers(host)).toEqual([]);
    expect(host.textContent).toContain('конец');
    expect([...host.querySelectorAll('a')].filter((link) => !/^https?:/.test(link.href))).toEqual([]);
  });

  it('keeps what was written as markup readable', () => {
    expect(show('<script>alert(1)</script>').textContent).toContain('<script>alert(1)</script>');
  });

  it('shows mentions by the present name, as text', () => {
    const host = show(`Спросим [@Прежнее имя](user:${id(1)}) и [@Ушедший](user:${id(2)}).`);
    expect([...host.querySelectorAll('.sp-mention')].map((chip) => chip.textContent)).toEqual([
      '@Автор <b>',
      '@Ушедший',
    ]);
    expect(host.textContent).toBe('Спросим @Автор <b> и @Ушедший.');
  });

  it('is not confused by the characters that hold the place of mentions', () => {
    expect(show('a\ue0000\ue001b').textContent).toBe('a0b');
  });
});
