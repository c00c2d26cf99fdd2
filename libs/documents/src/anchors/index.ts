export { anchorOfRange, contextOf, CONTEXT, QUOTE_MAX, type Anchor } from './anchor.js';
export { editorPosition, flatOffset, flatText, type FlatText } from './flat-text.js';
export { sameWords } from './find-quote.js';
export { AnchorResolver, cellWords, type AnchorPlace, type CellPlace, type TextPlace } from './resolve-anchor.js';
export { deletedRange } from './deleted-range.js';
export { replaceRange } from './replace-range.js';
export { cellFromText } from './cell-from-text.js';
