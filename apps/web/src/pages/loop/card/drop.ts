import { createContext, type RefObject, useContext } from 'react';

/** Where the card can be put: at the meter's field, on the reader. */
export type ZoneName = 'field' | 'reader';

/** What the card's movements need to know of the table. */
export interface Drop {
  readonly zones: Map<ZoneName, HTMLElement>;
  /** Where the card was last on the screen, so that it can be seen moving from there. */
  readonly last: RefObject<DOMRect | null>;
  /** The zone that the card is held over. */
  readonly over: ZoneName | null;
  setOver(zone: ZoneName | null): void;
}

export const DropContext = createContext<Drop | null>(null);

export function useDropZones(): Drop {
  const drop = useContext(DropContext);
  if (drop === null) throw new Error('a card without a table');
  return drop;
}

/** The zone at a place of the screen; null: none. */
export function zoneAt({ zones }: Drop, x: number, y: number): ZoneName | null {
  for (const [name, element] of zones) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (x >= left && x <= right && y >= top && y <= bottom) return name;
  }
  return null;
}
