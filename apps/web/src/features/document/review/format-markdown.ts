/** A text with its selection. */
export interface Written {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export type Formatting = 'bold' | 'italic' | 'link' | 'list';

const SIGN = { bold: '**', italic: '*' } as const;

/** Puts the Markdown of a format around what is selected; where it is already, takes it away. */
export function format(written: Written, how: Formatting): Written {
  if (how === 'list') return listed(written);
  if (how === 'link') return linked(written);
  return wrapped(written, SIGN[how]);
}

function wrapped({ text, from, to }: Written, sign: string): Written {
  const [before, inner, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  if (before.endsWith(sign) && after.startsWith(sign)) {
    const cut = sign.length;
    return { text: before.slice(0, -cut) + inner + after.slice(cut), from: from - cut, to: to - cut };
  }
  return { text: before + sign + inner + sign + after, from: from + sign.length, to: to + sign.length };
}

const ADDRESS = 'https://';

/** The address is selected, to be written over. */
function linked({ text, from, to }: Written): Written {
  const inner = text.slice(from, to);
  if (/^https?:\/\/\S+$/.test(inner)) {
    return { text: `${text.slice(0, from)}[](${inner})${text.slice(to)}`, from: from + 1, to: from + 1 };
  }
  const at = from + inner.length + 3;
  return { text: `${text.slice(0, from)}[${inner}](${ADDRESS})${text.slice(to)}`, from: at, to: at + ADDRESS.length };
}

function listed({ text, from, to }: Written): Written {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const lines = text.slice(start, to).split('\n');
  const all = lines.every((line) => line.startsWith('- '));
  const next = lines.map((line) => (all ? line.slice(2) : line.startsWith('- ') ? line : `- ${line}`)).join('\n');
  const grown = next.length - (to - start);
  return { text: text.slice(0, start) + next + text.slice(to), from: Math.max(start, to + grown), to: to + grown };
}
