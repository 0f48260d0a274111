import { useEffect, useMemo, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useFormats } from '../../../i18n/use-formats.ts';
import { whenIdle } from '../../../parts/when-idle.ts';
import classes from './chart.module.css';
import { onThemeChange } from './colours.ts';
import type { PlotData } from './model.ts';
import { heightPx, optionsFor } from './options.ts';

const drawnAtLatestMs = 300;

/** The drawing itself; it is loaded when there is something to be drawn. Readers of screens have the text and the table beside it. */
export default function Plot({ data }: { readonly data: PlotData }) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<number | null>(null);
  const { number } = useFormats();
  // What is drawn depends on what the data say, not on which object says it.
  const text = JSON.stringify(data);
  const kept = useMemo(() => JSON.parse(text) as PlotData, [text]);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const { labels, series } = kept;
    const options = optionsFor(kept, element, {
      figure: (value) => number(value),
      onPoint: setPlace,
    });
    let plot: uPlot | null = null;
    const rows = [labels.map((_, n) => n), ...series.map(({ values }) => [...values])];
    // A page answers before it draws.
    const callOff = whenIdle(() => {
      plot = new uPlot(options, rows as uPlot.AlignedData, element);
    }, drawnAtLatestMs);
    const sizes = new ResizeObserver(() =>
      plot?.setSize({ width: element.clientWidth, height: heightPx }),
    );
    sizes.observe(element);
    const forget = onThemeChange(() => plot?.redraw());
    return () => {
      callOff();
      forget();
      sizes.disconnect();
      plot?.destroy();
    };
  }, [kept, number]);
  return (
    <div aria-hidden>
      <div ref={box} className={classes['plot']} />
      <p className={classes['readout']}>
        {place === null ? '\u00a0' : readout(kept, place, number)}
      </p>
    </div>
  );
}

function readout(
  { labels, series, unit }: PlotData,
  place: number,
  number: (value: number) => string,
): string {
  const values = series.flatMap(({ name, values: all }) => {
    const value = all[place] ?? null;
    return value === null ? [] : [`${name} ${number(value)} ${unit}`];
  });
  return `${labels[place]}: ${values.length === 0 ? '–' : values.join(', ')}`;
}
