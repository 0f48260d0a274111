import type { ReactNode } from 'react';
import type { Column } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';

type FigureOf = <Row>(
  key: string,
  title: string,
  of: (row: Row) => number | null,
  more?: FigureMore<Row>,
) => Column<Row>;

export interface FigureMore<Row> {
  readonly width?: number;
  readonly decimals?: number;
  /** What is shown in place of the bare figure. */
  readonly mark?: (row: Row, figure: string) => ReactNode;
}

/** Columns of figures: to the right, as Indonesians write them, a dash for what is not known. */
export function useFigure(): FigureOf {
  const { number } = useFormats();
  return (key, title, of, { width = 7, decimals = 1, mark } = {}) => ({
    ...{ key, title, width, align: 'right', value: of },
    cell: (row) => {
      const value = of(row);
      const figure = value === null ? '–' : number(value, decimals);
      return mark === undefined ? figure : mark(row, figure);
    },
  });
}

/** The same for shares of one, as percent. */
export function useShare(): FigureOf {
  const { number } = useFormats();
  return (key, title, of, { width = 7, decimals = 1, mark } = {}) => ({
    ...{ key, title, width, align: 'right' },
    value: (row) => {
      const share = of(row);
      return share === null ? null : share * 100;
    },
    cell: (row) => {
      const share = of(row);
      const figure = share === null ? '–' : `${number(share * 100, decimals)} %`;
      return mark === undefined ? figure : mark(row, figure);
    },
  });
}
