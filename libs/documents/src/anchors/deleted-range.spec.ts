import { deletedRange } from './deleted-range.js';

/** What stays when the words in brackets are deleted. */
function without(marked: string): string {
  const from = marked.indexOf('[');
  const to = marked.indexOf(']') - 1;
  const string = marked.replace('[', '').replace(']', '');
  const range = deletedRange(string, { from, to });
  return string.slice(0, range.from) + string.slice(range.to);
}

describe('a deletion', () => {
  it.each([
    ['of a word between two spaces', 'сама за себя, [не] заменяют', 'сама за себя, заменяют'],
    ['before a punctuation mark', 'проходят очно [и заочно].', 'проходят очно.'],
    ['before a comma', 'очно [всегда], но', 'очно, но'],
    ['behind an opening mark', 'в («[новой] школе»)', 'в («школе»)'],
    ['at the end of a line', 'раз [два]\nтри', 'раз\nтри'],
    ['at the end of the text', 'раз [два]', 'раз'],
    ['at the beginning of a line', 'раз\n[два] три', 'раз\nтри'],
    ['of a whole line', 'раз \n[два]\n три', 'раз \n\n три'],
    ['with its own space', 'раз [два ]три', 'раз три'],
    ['within a word', 'много[кратно] раз', 'много раз'],
    ['of a part of a word', 'по[вто]рять', 'порять'],
    ['beside a space that does not break', '24\u00a0[академических] часа', '24\u00a0часа'],
    ['before a space that does not break', 'на [все]\u00a0часы', 'на\u00a0часы'],
    ['before a dash', 'школа [наша] – центр', 'школа – центр'],
  ])('%s leaves no space too many', (_name, marked, rest) => {
    expect(without(marked)).toBe(rest);
  });
});
