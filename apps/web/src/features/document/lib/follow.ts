/** What somebody followed is looking at. */
export interface FollowTarget {
  readonly sectionId: string | null;
  /** Encoded caret, compared by value to notice movement; null: no caret in a text. */
  readonly caret: string | null;
}

const SCROLL_KEYS = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ', 'Spacebar']);
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'Fn']);

/**
 * Own scrolling or typing ends following: nobody is carried away from what they have begun to do.
 * @param event the kind of event, and the key for keyboard events
 * @param onControl the event came from a button or menu outside the text, which is no reading movement
 */
export function endsFollowing(event: { type: string; key?: string }, onControl: boolean): boolean {
  switch (event.type) {
    case 'wheel':
    case 'touchmove':
      return true;
    case 'keydown':
      if (MODIFIERS.has(event.key ?? '')) return false;
      if (event.key === 'Escape') return true;
      if (onControl) return false;
      return (event.key?.length ?? 0) === 1 || SCROLL_KEYS.has(event.key ?? '') || isEditingKey(event.key ?? '');
    case 'input':
      return !onControl;
    default:
      return false;
  }
}

function isEditingKey(key: string): boolean {
  return key === 'Enter' || key === 'Backspace' || key === 'Delete' || key === 'Tab';
}

/** Decides whether the view moves when the followed person's state changes. */
export function followMove(before: FollowTarget | null, now: FollowTarget | null): 'caret' | 'section' | null {
  if (!now?.sectionId) return null;
  if (now.caret && now.caret !== before?.caret) return 'caret';
  if (now.sectionId !== before?.sectionId) return 'section';
  return null;
}
