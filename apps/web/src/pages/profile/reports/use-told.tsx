import type { Column } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { type FigureSpec, figuresOf } from './kinds.ts';
import { figureOf, type ReportKind } from './model.ts';
import { reportTexts } from './texts.ts';

/** How a figure of a report is written. */
export function useTold(): (spec: FigureSpec, row: Readonly<Record<string, unknown>>) => string {
  const { number, rupiah } = useFormats();
  return ({ name, as }, row) => {
    const value = figureOf(row, name);
    if (value === null) return '–';
    if (as === 'rupiah') return rupiah(value);
    return as === 'share' ? `${number(value * 100, 1)} %` : number(value, 1);
  };
}

const scale = { number: 1, share: 100, rupiah: 0.01 } as const;

/** The figures of a kind of report as columns. */
export function useFigureColumns<Row extends Readonly<Record<string, unknown>>>(
  kind: ReportKind,
): readonly Column<Row>[] {
  const t = useText(reportTexts);
  const told = useTold();
  return figuresOf[kind].map((spec) => {
    const title = t(spec.title);
    return {
      ...{ key: spec.name, title, align: 'right', width: Math.max(6, title.length * 0.5 + 2) },
      value: (row) => {
        const value = figureOf(row, spec.name);
        return value === null ? null : value * scale[spec.as];
      },
      cell: (row) => told(spec, row),
    };
  });
}
