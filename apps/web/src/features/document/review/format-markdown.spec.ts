import { format } from './format-markdown';

/** A text with its selection between bars. */
function written(marked: string) {
  const from = marked.indexOf('|');
  const to = marked.lastIndexOf('|') - (marked.lastIndexOf('|') > from ? 1 : 0);
  return { text: marked.replaceAll('|', ''), from, to };
}
const show = ({ text, from, to }: ReturnType<typeof written>): string =>
  `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;

describe('format', () => {
  it('puts signs around what is selected, and takes them away again', () => {
    const bold = format(written('а |б| в'), 'bold');
    expect(show(bold)).toBe('а **|б|** в');
    expect(show(format(bold, 'bold'))).toBe('а |б| в');
    expect(show(format(written('|б|'), 'italic'))).toBe('*|б|*');
  });

  it('makes links, ready for the address or the words', () => {
    expect(show(format(written('см. |приказ|'), 'link'))).toBe('см. [приказ](|https://|)');
    expect(show(format(written('|https://example.org|'), 'link'))).toBe('[||](https://example.org)');
  });

  it('makes lists of whole lines, and takes them away again', () => {
    const list = format(written('а\n|б\nв|'), 'list');
    expect(list.text).toBe('а\n- б\n- в');
    expect(format({ ...list, from: 2 }, 'list').text).toBe('а\nб\nв');
  });
});
