import { TextDecoder, TextEncoder } from 'node:util';

// What jsdom lacks, and react-router and Mantine ask for.
Object.assign(globalThis, { TextEncoder, TextDecoder });

window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
  addListener: () => undefined,
  removeListener: () => undefined,
  dispatchEvent: () => false,
})) as typeof window.matchMedia;

(globalThis as { CSS?: unknown }).CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') };

window.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};

if (!('fonts' in document))
  Object.assign(document, { fonts: { addEventListener: () => undefined, removeEventListener: () => undefined } });
