import classes from './figures.module.css';

/** A key that does the same as the button beside it. */
export function KeyHint({ children }: { readonly children: string }) {
  return <kbd className={classes['key']}>{children}</kbd>;
}
