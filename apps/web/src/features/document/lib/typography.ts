import { Extension, InputRule, type AnyExtension } from '@tiptap/core';

/** A pair of straight quotes, closed just now, at whose beginning a word may begin. */
export const QUOTED = /(?:^|[\s([{«–—-])("[^\s"](?:[^"]*[^\s"])?")$/;

/** Two hyphens between spaces, the second of which was just typed. */
export const DASH = /\s(--\s)$/;

/**
 * Russian typography while typing: "quotes" become «quotes», two hyphens a dash. The first Backspace or undo takes it
 * back; text within inline code stays as it is typed.
 */
export const Typography: AnyExtension = Extension.create({
  name: 'russianTypography',
  addInputRules() {
    return [
      new InputRule({
        find: QUOTED,
        handler: ({ state, range, match }) => {
          const { tr, schema } = state;
          const quoted = match[1] ?? '';
          // The closing quote is not in the text yet.
          const open = range.to - (quoted.length - 1);
          const code = schema.marks['code'];
          const asTyped = open >= 0 && state.doc.textBetween(open, range.to, '\n', '\n') === quoted.slice(0, -1);
          if (!asTyped || (code && state.doc.rangeHasMark(open, range.to, code))) return;
          tr.replaceWith(open, open + 1, schema.text('«', state.doc.resolve(open + 1).marks()));
          tr.insertText('»', range.to);
        },
      }),
      new InputRule({
        find: DASH,
        handler: ({ state, range }) => {
          const from = range.to - 2;
          const asTyped = from >= 0 && state.doc.textBetween(from, range.to, '\n', '\n') === '--';
          if (asTyped) state.tr.insertText('– ', from, range.to);
        },
      }),
    ];
  },
});
