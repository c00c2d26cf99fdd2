import { anchorOfRange, flatOffset, flatText, type Anchor } from '@soproekt/documents';
import type { EditorView } from '@tiptap/pm/view';
import type { CollabSession } from '../lib/collab-session';

/** What is selected in the text of a section. */
export interface TextSelection {
  readonly sectionId: string;
  /** Offsets in the flat text; equal: only a caret. */
  readonly from: number;
  readonly to: number;
}

/** The selection of the window, if it lies in the text of one section. Read-only texts have one as well. */
export function selectionInText(session: CollabSession): TextSelection | null {
  const selection = window.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (!range) return null;
  const sectionId = sectionOf(range.startContainer);
  const view = sectionId === null ? undefined : session.hub.editor(sectionId)?.view;
  const fragment = sectionId === null ? null : session.index.fragment(sectionId);
  if (sectionId === null || !view || !fragment || view.isDestroyed) return null;
  if (!view.dom.contains(range.startContainer) || !view.dom.contains(range.endContainer)) return null;
  const flat = flatText(fragment);
  const offset = (node: Node, at: number): number => flatOffset(flat, positionOf(view, node, at));
  const from = offset(range.startContainer, range.startOffset);
  const to = range.collapsed ? from : offset(range.endContainer, range.endOffset);
  return { sectionId, ...trimmed(flat.string, from, to) };
}

function sectionOf(node: Node): string | null {
  const element = node instanceof Element ? node : node.parentElement;
  const text = element?.closest('.ProseMirror');
  return text?.closest<HTMLElement>('[data-section-id]')?.dataset['sectionId'] ?? null;
}

function positionOf(view: EditorView, node: Node, at: number): number {
  try {
    return view.posAtDOM(node, at);
  } catch {
    return 0;
  }
}

/** Without white space at its ends: a double click takes the space behind a word along. */
function trimmed(text: string, from: number, to: number): { from: number; to: number } {
  const words = text.slice(from, to);
  if (words.trim() === '') return { from, to: from };
  return { from: from + (words.length - words.trimStart().length), to: to - (words.length - words.trimEnd().length) };
}

export function anchorOfSelection(session: CollabSession, { sectionId, from, to }: TextSelection): Anchor | null {
  return anchorOfRange(session.doc, sectionId, from, to);
}

export const anchorOfSection = (sectionId: string, title: string): Anchor => ({ sectionId, quote: title.trim() });
