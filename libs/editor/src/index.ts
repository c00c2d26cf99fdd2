export { textExtensions, textSchema, type TextExtensionOptions } from './extensions.js';
export { safeHref } from './safe-href.js';
export { LINK_ATTRIBUTES } from './link.js';
export { jsonToMarkdown, markdownToJson } from './markdown.js';
export { normalizeJson, normalizeNode } from './normalize.js';
export { fillFragment, fragmentToJson, fragmentToNode } from './fragment.js';
export { inspectFragment, type Inspection } from './inspect.js';
export { cleanPastedHtml } from './paste/clean-pasted-html.js';
