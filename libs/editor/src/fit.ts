import { Fragment, type ContentMatch, type Node, type NodeType } from '@tiptap/pm/model';

/** A node of this type whose content is made to fit: wrapped, unwrapped or filled as the schema asks. */
export function build(type: NodeType, attrs: Record<string, unknown>, children: readonly Node[]): Node {
  const content = type.inlineContent
    ? children.flatMap((child, i) => inlineOf(child, i > 0))
    : fitBlocks(type, children);
  return type.create(attrs, Fragment.fromArray(content));
}

/** What of a node can stand inside a paragraph; blocks after the first begin on a new line. */
function inlineOf(node: Node, breakBefore: boolean): Node[] {
  if (node.isInline) return [node];
  const inline = childrenOf(node).flatMap((child, i) => inlineOf(child, i > 0));
  const lineBreak = node.type.schema.nodes.hardBreak;
  return breakBefore && inline.length > 0 && lineBreak ? [lineBreak.create(), ...inline] : inline;
}

function fitBlocks(type: NodeType, children: readonly Node[]): Node[] {
  const result: Node[] = [];
  let match: ContentMatch = type.contentMatch;

  const accept = (node: Node): boolean => {
    const next = match.matchType(node.type);
    if (!next) return false;
    result.push(node);
    match = next;
    return true;
  };
  const acceptFilled = (node: Node): boolean => {
    const filling = match.fillBefore(Fragment.from(node));
    if (!filling) return false;
    return [...childNodes(filling), node].every(accept);
  };
  const acceptWrapped = (node: Node): boolean => {
    const wrapping = match.findWrapping(node.type);
    if (!wrapping) return false;
    let wrapped: Node | null = node;
    for (const outer of [...wrapping].reverse()) wrapped = wrapped && outer.createAndFill(null, wrapped);
    return wrapped !== null && accept(wrapped);
  };
  const place = (node: Node): void => {
    if (accept(node) || acceptFilled(node) || acceptWrapped(node)) return;
    groupInline(childrenOf(node)).forEach(place);
  };

  groupInline(children).forEach(place);
  const ending = match.fillBefore(Fragment.empty, true);
  return ending ? [...result, ...childNodes(ending)] : result;
}

/** Runs of inline nodes become paragraphs. */
function groupInline(children: readonly Node[]): Node[] {
  const blocks: Node[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    const paragraph = run[0]?.type.schema.nodes.paragraph;
    if (paragraph) blocks.push(paragraph.create(null, Fragment.fromArray(run)));
    run = [];
  };
  for (const child of children) {
    if (child.isInline) run.push(child);
    else {
      flush();
      blocks.push(child);
    }
  }
  flush();
  return blocks;
}

function childrenOf(node: Node): Node[] {
  return childNodes(node.content);
}

function childNodes(fragment: Fragment): Node[] {
  return Array.from({ length: fragment.childCount }, (_, i) => fragment.child(i));
}
