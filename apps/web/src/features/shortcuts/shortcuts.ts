const MOD = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

/** Worded in the language of the interface; every other key is called what is printed on it. */
export const SPACE = 'space';

/** What the dialog lists, each with its combinations; the places that listen are named beside each group. */
export const SHORTCUTS = [
  {
    // shortcuts-dialog.tsx, documents-page.tsx
    name: 'general',
    items: [
      { name: 'help', combinations: [['?']] },
      { name: 'home', combinations: [['Alt', 'Shift', 'H']] },
      { name: 'search', combinations: [['/']] },
      { name: 'close', combinations: [['Esc']] },
    ],
  },
  {
    // features/inbox/hooks/use-inbox-keys.ts
    name: 'inbox',
    items: [
      { name: 'nextMessage', combinations: [['J'], ['↓']] },
      { name: 'previousMessage', combinations: [['K'], ['↑']] },
      { name: 'openMessage', combinations: [['Enter']] },
      { name: 'toggleRead', combinations: [['E']] },
      { name: 'markAllRead', combinations: [['Shift', 'A']] },
    ],
  },
  {
    // features/document: section-extensions.ts, use-page-keys.ts, outline.tsx; the table of the editor
    name: 'document',
    items: [
      { name: 'bold', combinations: [[MOD, 'B']] },
      { name: 'italic', combinations: [[MOD, 'I']] },
      { name: 'underline', combinations: [[MOD, 'U']] },
      { name: 'superscript', combinations: [[MOD, '.']] },
      { name: 'subscript', combinations: [[MOD, ',']] },
      { name: 'link', combinations: [[MOD, 'K']] },
      { name: 'insert', combinations: [['/']] },
      { name: 'toolbar', combinations: [['Alt', 'F10']] },
      { name: 'find', combinations: [[MOD, 'F']] },
      { name: 'findNext', combinations: [['F3'], ['Shift', 'F3']] },
      { name: 'undo', combinations: [[MOD, 'Z']] },
      {
        name: 'redo',
        combinations: [
          [MOD, 'Shift', 'Z'],
          [MOD, 'Y'],
        ],
      },
      { name: 'cell', combinations: [['Tab'], ['Shift', 'Tab']] },
      {
        name: 'moveSection',
        combinations: [
          ['Alt', 'Shift', '↑'],
          ['Alt', 'Shift', '↓'],
        ],
      },
      { name: 'outline', combinations: [[SPACE], ['↑'], ['↓']] },
    ],
  },
  {
    // features/document/review: use-review-keys.ts, thread-card.tsx, composer.tsx
    name: 'review',
    items: [
      { name: 'remark', combinations: [[MOD, 'Alt', 'M']] },
      { name: 'proposal', combinations: [[MOD, 'Alt', 'Shift', 'M']] },
      { name: 'nextThread', combinations: [['F8'], ['Shift', 'F8']] },
      { name: 'replyThread', combinations: [['R']] },
      { name: 'resolveThread', combinations: [['E']] },
      { name: 'sendComment', combinations: [[MOD, 'Enter']] },
    ],
  },
  {
    // features/document/structured/grid/grid-keys.ts
    name: 'table',
    items: [
      { name: 'editCell', combinations: [['Enter'], ['F2']] },
      { name: 'clearCells', combinations: [['Delete']] },
      {
        name: 'selectCells',
        combinations: [
          ['Shift', '↓'],
          ['Shift', '→'],
        ],
      },
      { name: 'fillDown', combinations: [[MOD, 'D']] },
      { name: 'lineBreak', combinations: [['Alt', 'Enter']] },
      { name: 'addRow', combinations: [[MOD, 'Enter'], ['Insert']] },
      { name: 'addRowAbove', combinations: [[MOD, 'Shift', 'Enter']] },
      { name: 'removeRow', combinations: [[MOD, 'Delete']] },
      {
        name: 'levelRow',
        combinations: [
          ['Alt', '←'],
          ['Alt', '→'],
        ],
      },
      {
        name: 'moveRow',
        combinations: [
          ['Alt', '↑'],
          ['Alt', '↓'],
        ],
      },
      { name: 'rowMenu', combinations: [['Shift', 'F10']] },
    ],
  },
  {
    // The rules of the editor for what is typed.
    name: 'typing',
    items: [
      { name: 'heading', combinations: [['#', SPACE]] },
      { name: 'bullets', combinations: [['-', SPACE]] },
      { name: 'numbers', combinations: [['1.', SPACE]] },
      { name: 'tasks', combinations: [['[]', SPACE]] },
      { name: 'quote', combinations: [['>', SPACE]] },
      { name: 'strong', combinations: [['**…**']] },
    ],
  },
] as const;
