import type { ReactNode } from 'react';
import classes from './FormRow.module.css';

/** Fields of a form beside each other as there is room; below each other where it is narrow. */
export function FormRow({ children }: { readonly children: ReactNode }) {
  return <div className={classes['row']}>{children}</div>;
}
