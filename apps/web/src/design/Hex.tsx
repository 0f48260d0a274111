import classes from './figures.module.css';

/** Bytes as hexadecimal digits, in pairs. */
export function Hex({ value }: { readonly value: string }) {
  return <code className={classes['hex']}>{(value.match(/.{1,2}/g) ?? []).join(' ')}</code>;
}
