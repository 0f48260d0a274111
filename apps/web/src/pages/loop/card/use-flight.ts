import { type RefObject, useEffect, useLayoutEffect } from 'react';
import { type Drop, useDropZones } from './drop.ts';

const flightMs = 260;
const tapMs = 520;

const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Shows the card on its way: from where it was to where it is now, and at a tap to the meter's field and back. */
export function useFlight(element: RefObject<HTMLElement | null>, isTapped: boolean): void {
  const { last, zones } = useDropZones();
  useLayoutEffect(() => {
    const card = element.current;
    if (card === null) return undefined;
    if (last.current !== null) arrive(card, last.current);
    return () => {
      last.current = card.getBoundingClientRect();
    };
  }, [element, last]);
  useEffect(() => {
    // What is held in the hand is at the meter already.
    if (isTapped && element.current?.style.transform === '') tap(element.current, zones);
  }, [isTapped, element, zones]);
}

function arrive(card: HTMLElement, from: DOMRect): void {
  if (isStill()) return;
  const to = card.getBoundingClientRect();
  const way = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
  card.animate([{ transform: way }, { transform: 'none' }], {
    duration: flightMs,
    easing: 'ease-out',
  });
}

function tap(card: HTMLElement, zones: Drop['zones']): void {
  const field = zones.get('field')?.getBoundingClientRect();
  if (field === undefined || isStill()) return;
  const { left, top, width, height } = card.getBoundingClientRect();
  const x = field.left + (field.width - width) / 2 - left;
  const y = field.top + (field.height - height) / 2 - top;
  const there = { transform: `translate(${x}px, ${y}px)` };
  const here = { transform: 'none' };
  card.animate([here, { ...there, offset: 0.4 }, { ...there, offset: 0.6 }, here], {
    duration: tapMs,
    easing: 'ease-in-out',
  });
}
