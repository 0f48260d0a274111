import type { ReactNode } from 'react';

/** What a cell sorts and is written to a file by. */
export type CellValue = string | number | null | undefined;

export interface Column<Row> {
  /** Unique in the table; stands in the URL for the order. */
  readonly key: string;
  readonly title: string;
  /** What it sorts by, and what a CSV file has. */
  readonly value: (row: Row) => CellValue;
  /** What is shown, where it is more than the value. */
  readonly cell?: (row: Row) => ReactNode;
  /** Figures stand right. */
  readonly align?: 'left' | 'right';
  /** In rem; the others share what is left. */
  readonly width?: number;
}

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

/** `name` or `-name`, as it stands in the URL. */
export function parseOrder(text: string | null): Order | null {
  if (text === null || text === '' || text === '-') return null;
  return text.startsWith('-')
    ? { key: text.slice(1), descending: true }
    : { key: text, descending: false };
}

export function orderText({ key, descending }: Order): string {
  return descending ? `-${key}` : key;
}
