const MOD = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** What the dialog lists; the places that listen are named beside each group. */
export const SHORTCUTS = [
  {
    // shortcuts-dialog.tsx, documents-page.tsx
    name: 'general',
    items: [
      { name: 'help', keys: ['?'] },
      { name: 'home', keys: ['Alt', 'Shift', 'H'] },
      { name: 'search', keys: ['/'] },
      { name: 'close', keys: ['Esc'] },
    ],
  },
  {
    // features/document and the editor
    name: 'document',
    items: [
      { name: 'bold', keys: [MOD, 'B'] },
      { name: 'italic', keys: [MOD, 'I'] },
      { name: 'underline', keys: [MOD, 'U'] },
      { name: 'insert', keys: ['/'] },
      { name: 'find', keys: [MOD, 'F'] },
      { name: 'undo', keys: [MOD, 'Z'] },
      { name: 'redo', keys: [MOD, 'Shift', 'Z'] },
    ],
  },
] as const;
