import { useFormats } from '../i18n/use-formats.ts';
import classes from './figures.module.css';

/** Rupiah, of cents. */
export function Money({ cents }: { readonly cents: number }) {
  const { rupiah } = useFormats();
  return <span className={classes['figure']}>{rupiah(cents)}</span>;
}
