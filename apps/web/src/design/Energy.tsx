import { useFormats } from '../i18n/use-formats.ts';
import classes from './figures.module.css';

/** Energy, of tenths of a kWh. */
export function Energy({ dkwh }: { readonly dkwh: number }) {
  const { energy } = useFormats();
  return <span className={classes['figure']}>{energy(dkwh)}</span>;
}
