import uPlot from 'uplot';
import { colourOf } from './colours.ts';
import type { PlotData, Series } from './model.ts';

const barShare = 0.6;
const mostBarPx = 48;
/** What the axis keeps free of the values above and below. */
const room = 0.08;

/** uPlot's options for a chart of months. `figure` writes a value, `onPoint` hears which month the pointer is at. */
export function optionsFor(
  data: PlotData,
  box: HTMLElement,
  { figure, onPoint }: Drawing,
): uPlot.Options {
  const { labels, series, band } = data;
  const of = (token: string) => (): string => colourOf(box, token);
  const axis: uPlot.Axis = {
    ...{ stroke: of('--setrum-text'), font: '12px system-ui, sans-serif' },
    grid: { stroke: of('--setrum-line'), width: 1 },
    ticks: { stroke: of('--setrum-line'), width: 1 },
  };
  return {
    ...{ width: box.clientWidth, height: heightPx, legend: { show: false } },
    padding: [12, 12, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    scales: { x: { time: false, range: [-0.5, labels.length - 0.5] }, y: { range: rangeOf(data) } },
    axes: [
      {
        ...axis,
        ...{ grid: { show: false }, size: 28 },
        splits: () => labels.map((_, n) => n),
        values: (_, places) => every(labels, places, box.clientWidth),
      },
      { ...axis, size: 64, values: (_, places) => places.map((place) => figure(place)) },
    ],
    series: [{}, ...series.map((one) => seriesOf(one, of(`--setrum-${one.tone}`)))],
    hooks: {
      ...(band === undefined ? {} : { drawClear: [(plot) => drawBand(plot, box, band)] }),
      setCursor: [({ cursor }) => onPoint(cursor.idx ?? null)],
    },
  };
}

export const heightPx = 220;

export interface Drawing {
  readonly figure: (value: number) => string;
  readonly onPoint: (place: number | null) => void;
}

function seriesOf({ as, name }: Series, stroke: () => string): uPlot.Series {
  const common = { label: name, stroke, width: 2 };
  if (as === 'bars') {
    const bars = uPlot.paths.bars?.({ size: [barShare, mostBarPx] });
    return { ...common, fill: stroke, points: { show: false }, ...(bars && { paths: bars }) };
  }
  if (as === 'marks') {
    const points = { show: true, size: 11, fill: stroke, stroke };
    return { ...common, points, paths: () => null };
  }
  return { ...common, points: { show: true, size: 6, fill: stroke, stroke }, spanGaps: false };
}

function rangeOf({ series, band, fromZero = false }: PlotData): [number, number] {
  const values = [
    ...series.flatMap((one) => one.values.flatMap((value) => value ?? [])),
    ...(band === undefined ? [] : [band.low, band.high]),
    ...(fromZero ? [0] : []),
  ];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return [0, 1];
  const margin = Math.max((most - least) * room, 1);
  return [fromZero && least >= 0 ? 0 : least - margin, most + margin];
}

/** Labels that find room beside each other: all of them, or every second, third… */
function every(labels: readonly string[], places: readonly number[], width: number): string[] {
  const fitting = Math.max(1, Math.floor((width - 80) / 58));
  const step = Math.ceil(labels.length / fitting);
  const last = labels.length - 1;
  return places.map((place) => ((last - place) % step === 0 ? (labels[place] ?? '') : ''));
}

function drawBand(
  { ctx, bbox, valToPos }: uPlot,
  box: HTMLElement,
  band: NonNullable<PlotData['band']>,
) {
  const [top, bottom] = [valToPos(band.high, 'y', true), valToPos(band.low, 'y', true)];
  ctx.save();
  ctx.fillStyle = colourOf(box, '--setrum-good-back');
  ctx.fillRect(bbox.left, top, bbox.width, bottom - top);
  ctx.restore();
}
