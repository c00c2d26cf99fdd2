import { PointerSensor, useSensor, useSensors, type DragEndEvent, type DragMoveEvent } from '@dnd-kit/core';
import { useState, type RefObject } from 'react';
import type { GridHost } from './grid-host';

interface DropPlace {
  readonly overId: string;
  readonly where: 'before' | 'after';
  /** From the top of the grid's body, in pixels. */
  readonly top: number;
}

/** One object for good: another in each rendering would render all rows. */
const SENSOR = { activationConstraint: { distance: 5 } };

/** Dragging rows by their handle; a line shows where the row will stand. */
export function useRowDrag(host: GridHost, body: RefObject<HTMLElement | null>) {
  const [place, setPlace] = useState<DropPlace | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, SENSOR));

  const placeOf = (event: DragMoveEvent): DropPlace | null => {
    const { over, active } = event;
    const handle = active.rect.current.translated;
    if (!over || over.id === active.id || !handle || !body.current) return null;
    const row = body.current.querySelector(`tr[data-row="${CSS.escape(String(over.id))}"]`)?.getBoundingClientRect();
    if (!row) return null;
    const where = handle.top + handle.height / 2 < row.top + row.height / 2 ? 'before' : 'after';
    const edge = where === 'before' ? row.top : row.bottom;
    return { overId: String(over.id), where, top: edge - body.current.getBoundingClientRect().top };
  };

  const onDragMove = (event: DragMoveEvent): void => setPlace(placeOf(event));
  const onDragEnd = (event: DragEndEvent): void => {
    const target = placeOf(event);
    setPlace(null);
    const rowId = String(event.active.id);
    if (target) host.current().actions.drop?.(rowId, target.overId, target.where);
    // Nothing but the row that was moved: what is done next is done with it.
    const column = host.store.stop()?.column;
    if (column !== undefined) host.store.activate({ rowId, column });
  };
  return { place, sensors, onDragMove, onDragEnd, onDragCancel: () => setPlace(null) };
}
