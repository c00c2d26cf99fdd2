/** An element of pasted HTML. Names of tags and attributes are in lower case. */
export interface HtmlElement {
  readonly tag: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}
/** An element, or text with its entities resolved. */
export type HtmlNode = HtmlElement | string;

export function element(tag: string, children: readonly HtmlNode[], attrs: Record<string, string> = {}): HtmlElement {
  return { tag, attrs, children };
}

export function isElement(node: HtmlNode | undefined, ...tags: string[]): node is HtmlElement {
  return typeof node === 'object' && (tags.length === 0 || tags.includes(node.tag));
}

export function textOf(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th blockquote hr pre dl dt dd section article header footer main aside nav address figure figcaption center body html caption fieldset details summary img'.split(
    ' ',
  ),
);

export function isBlock(node: HtmlNode): boolean {
  return typeof node === 'object' && BLOCKS.has(node.tag);
}

const VOID = new Set(['br', 'hr', 'img']);

/** Written with everything escaped: the result holds no markup but the elements of the tree. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escape(node);
      const attrs = Object.entries(node.attrs).map(([name, value]) => ` ${name}="${escape(value)}"`);
      const open = `<${node.tag}${attrs.join('')}>`;
      return VOID.has(node.tag) ? open : `${open}${writeHtml(node.children)}</${node.tag}>`;
    })
    .join('');
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
