import type { Content, ContentNode } from './pdfmake.js';

/** Of the spaces below a block and above the next one the larger holds, as in Word and LibreOffice; pdfmake would add them. */
export function spaced(nodes: readonly Content[]): Content[] {
  let below = 0;
  return nodes.map((node) => {
    const [left, top, right, bottom] = marginOf(node);
    const above = Math.max(0, top - below);
    below = spaceBelow(node);
    return above === top || typeof node !== 'object' ? node : { ...node, margin: [left, above, right, bottom] };
  });
}

const marginOf = (node: Content | undefined) =>
  typeof node === 'object' && node.margin ? node.margin : ([0, 0, 0, 0] as const);

/** Below a table stands an empty line, which is no space of a paragraph. */
function spaceBelow(node: Content | undefined): number {
  if (typeof node !== 'object' || node.table) return 0;
  return marginOf(node)[3] || (node.stack ? spaceBelow(node.stack.at(-1)) : 0);
}

/** On one page. The space above goes to the whole: at the top of a page it is left out then, as Word does it. */
export function together([first, ...rest]: Content[]): ContentNode {
  if (typeof first !== 'object' || !first.margin)
    return { stack: [...(first ? [first] : []), ...rest], unbreakable: true };
  const [left, top, right, bottom] = first.margin;
  return {
    stack: [{ ...first, margin: [left, 0, right, bottom] }, ...rest],
    margin: [0, top, 0, 0],
    unbreakable: true,
  };
}
