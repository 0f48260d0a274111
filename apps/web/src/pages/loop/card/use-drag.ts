import { type PointerEvent, type RefObject, useRef } from 'react';
import { useDropZones, type ZoneName, zoneAt } from './drop.ts';

interface Grip {
  readonly x: number;
  readonly y: number;
}

export interface DragHandlers {
  onPointerDown(event: PointerEvent): void;
  onPointerMove(event: PointerEvent): void;
  onPointerUp(event: PointerEvent): void;
  onPointerCancel(event: PointerEvent): void;
}

/** Less than this is a click that trembled. */
const leastPx = 12;

/**
 * Lets something be dragged by mouse, pen or finger. `onDrop` is told the zone it was let go over, null for the table between them; until it
 * is done the thing stays where it was put.
 */
export function useDrag(
  element: RefObject<HTMLElement | null>,
  onDrop: (zone: ZoneName | null) => Promise<void>,
): DragHandlers {
  const drop = useDropZones();
  const grip = useRef<Grip | null>(null);
  const move = (text: string): void => {
    if (element.current !== null) element.current.style.transform = text;
  };
  const end = (): void => {
    grip.current = null;
    drop.setOver(null);
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      grip.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove({ clientX, clientY }) {
      if (grip.current === null) return;
      move(`translate(${clientX - grip.current.x}px, ${clientY - grip.current.y}px)`);
      const zone = zoneAt(drop, clientX, clientY);
      if (zone !== drop.over) drop.setOver(zone);
    },
    onPointerUp({ clientX, clientY }) {
      if (grip.current === null) return;
      const { x, y } = grip.current;
      end();
      if (Math.hypot(clientX - x, clientY - y) < leastPx) return move('');
      void onDrop(zoneAt(drop, clientX, clientY)).finally(() => move(''));
    },
    onPointerCancel() {
      end();
      move('');
    },
  };
}
