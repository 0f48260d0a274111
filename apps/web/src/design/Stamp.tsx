import { useFormats } from '../i18n/use-formats.ts';
import classes from './figures.module.css';

export interface StampProps {
  /** An instant, as the API tells it. */
  readonly at: string | Date;
  /** `day` without the time, `time` without the day. */
  readonly show?: 'both' | 'day' | 'time';
}

/** A date and time in the zone of the screen, with its name. */
export function Stamp({ at, show = 'both' }: StampProps) {
  const { stamp, day, time } = useFormats();
  const tell = { both: stamp, day, time }[show];
  return (
    <time dateTime={new Date(at).toISOString()} className={classes['figure']}>
      {tell(at)}
    </time>
  );
}
