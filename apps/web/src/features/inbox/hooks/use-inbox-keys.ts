import { useHotkeys } from '@mantine/hooks';
import { useRef } from 'react';

interface Options {
  onToggle: (id: string) => void;
  onMarkAll: () => void;
}

const LINE = 'data-inbox-line';
/** By position: the letters are others in the Russian layout. */
const PHYSICAL = { usePhysicalKeys: true };

/** J and K or the arrows go from line to line, E marks the line, Shift+A all of them. */
export function useInboxKeys({ onToggle, onMarkAll }: Options) {
  const list = useRef<HTMLDivElement>(null);
  const lines = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>(`[${LINE}]`) ?? [])];
  const current = (): number => {
    const item = document.activeElement?.closest('li');
    return item ? lines().findIndex((line) => item.contains(line)) : -1;
  };
  const go = (step: number): void => {
    const all = lines();
    all[Math.min(all.length - 1, Math.max(0, current() + step))]?.focus();
  };
  /** Not from within a menu or a dialog. */
  const here = ({ target }: KeyboardEvent): boolean =>
    !(target instanceof Element && target.closest('[role="dialog"], [role="menu"]'));
  const when = (act: () => void) => (event: KeyboardEvent) => {
    if (here(event)) act();
  };
  const toggle = (): void => {
    const line = lines()[current()];
    const id = line?.getAttribute(LINE);
    if (!line || !id) return;
    line.focus();
    onToggle(id);
  };
  useHotkeys([
    ['J', when(() => go(1)), PHYSICAL],
    ['K', when(() => go(-1)), PHYSICAL],
    ['E', when(toggle), PHYSICAL],
    ['shift+A', when(onMarkAll), PHYSICAL],
  ]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (current() < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(event.key === 'ArrowDown' ? 1 : -1);
  };
  return { list, onKeyDown };
}
