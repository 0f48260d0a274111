import { type KeyboardEvent, useState } from 'react';

export interface RowKeys {
  /** The row that the keyboard stands on. */
  readonly current: number;
  setCurrent(row: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

const pageRows = 15;

/** Moves through rows by arrows, page keys, Home and End; Enter opens. */
export function useRowKeys(
  count: number,
  reveal: (row: number) => void,
  open: ((row: number) => void) | undefined,
): RowKeys {
  const [wanted, setCurrent] = useState(0);
  const current = Math.max(0, Math.min(wanted, count - 1));
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || count === 0) return;
    const to = targetOf(event.key, current, count);
    if (to !== null) {
      event.preventDefault();
      setCurrent(to);
      reveal(to);
    } else if (event.key === 'Enter' && open !== undefined) {
      event.preventDefault();
      open(current);
    }
  };
  return { current, setCurrent, onKeyDown };
}

function targetOf(key: string, current: number, count: number): number | null {
  const last = count - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + pageRows,
    PageUp: current - pageRows,
    Home: 0,
    End: last,
  };
  const to = targets[key];
  return to === undefined ? null : Math.max(0, Math.min(last, to));
}
