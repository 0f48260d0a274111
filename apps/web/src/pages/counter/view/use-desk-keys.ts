import { type RefObject, useEffect, useRef } from 'react';
import { newRequestKey } from '../../../api/key.ts';
import type { ClerkEvent } from '../desk/events.ts';
import type { DeskState } from '../desk/state.ts';
import { keyAct } from '../keys.ts';

interface DeskKeys {
  readonly state: DeskState;
  /** Rupiah. */
  readonly amounts: readonly number[];
  readonly dispatch: (event: ClerkEvent) => void;
}

/**
 * The desk takes its keys wherever the focus is in the page, but for fields, which keep theirs (Enter and Escape in fields of the desk go to the
 * desk), and buttons, which keep Enter and the space bar. A key that is held down counts once.
 */
export function useDeskKeys(desk: RefObject<HTMLElement | null>, keys: DeskKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
      if (!isForDesk(event, desk.current)) return;
      const { state, amounts, dispatch } = latest.current;
      const found = keyAct(state, event.key, { amounts, newKey: newRequestKey });
      if (found === null) return;
      event.preventDefault();
      if (event.repeat) return;
      if ('focus' in found) fieldOf(desk.current, found.focus)?.focus();
      else dispatch(found.act);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [desk]);
}

function isForDesk({ key, target }: KeyboardEvent, desk: HTMLElement | null): boolean {
  if (!(target instanceof HTMLElement) || desk === null) return false;
  const isPage = target === document.body || desk.closest('main')?.contains(target) === true;
  if (!isPage) return false;
  if (target.matches('input, textarea, select'))
    return desk.contains(target) && (key === 'Enter' || key === 'Escape');
  if (target.matches('button, a, summary')) return key !== 'Enter' && key !== ' ';
  return true;
}

function fieldOf(desk: HTMLElement | null, name: string): HTMLElement | null {
  return desk?.querySelector<HTMLElement>(`[data-desk-field="${name}"]`) ?? null;
}

/** After every change of phase the focus is at the desk again: in its first field, or on the desk itself. Other parts of the page keep theirs. */
export function useDeskFocus(desk: RefObject<HTMLElement | null>, phase: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the change of the phase that moves the focus
  useEffect(() => {
    const place = desk.current;
    if (place === null) return;
    const { activeElement } = document;
    const isOurs =
      activeElement === null || activeElement === document.body || place.contains(activeElement);
    const isMain = activeElement?.id === 'main';
    if (!isOurs && !isMain) return;
    const first = place.querySelector<HTMLElement>('[data-desk-first]') ?? place;
    first.focus({ preventScroll: true });
  }, [desk, phase]);
}
