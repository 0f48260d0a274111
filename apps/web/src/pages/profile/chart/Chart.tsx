import { lazy, Suspense, useId } from 'react';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './chart.module.css';
import { extremesOf, type PlotData, type Series } from './model.ts';
import { chartTexts } from './texts.ts';

const Plot = lazy(() => import('./Plot.tsx'));

export interface ChartProps extends PlotData {
  readonly title: string;
  /** What the band is, where there is one. */
  readonly bandName?: string;
}

const isKnown = ({ values }: Series): boolean => values.some((value) => value !== null);

/** A chart with its title, its legend, and a sentence that says what one would see; the figures stand in a table beside it. */
export function Chart({ title, bandName, ...given }: ChartProps) {
  // A series of which nothing is known would only promise something.
  const data = { ...given, series: given.series.filter(isKnown) };
  const t = useText(chartTexts);
  const titleId = useId();
  const { number } = useFormats();
  const told = data.series
    .filter(({ as }) => as !== 'marks')
    .flatMap((series) => {
      const ends = extremesOf(data, series);
      if (ends === null) return [];
      const { least, most } = ends;
      return t('chartSays', {
        ...{ name: series.name, unit: data.unit },
        ...{ least: number(least.value), leastAt: least.label },
        ...{ most: number(most.value), mostAt: most.label },
      });
    });
  return (
    <figure className={classes['figure']} aria-labelledby={titleId}>
      <p id={titleId} className={classes['title']}>
        {title}, {data.unit}
      </p>
      <ul className={classes['legend']}>
        {data.series.map(({ name, as, tone }) => (
          <li key={name}>
            <span aria-hidden className={classes['swatch']} data-as={as} data-tone={tone} />
            {name}
          </li>
        ))}
        {bandName !== undefined && (
          <li>
            <span aria-hidden className={classes['swatch']} data-as="band" />
            {bandName}
          </li>
        )}
      </ul>
      <Suspense fallback={<div className={classes['plot']} />}>
        <Plot data={data} />
      </Suspense>
      <figcaption className={classes['says']}>
        {told.length === 0 ? t('chartEmpty') : told.join(' ')}
      </figcaption>
    </figure>
  );
}
