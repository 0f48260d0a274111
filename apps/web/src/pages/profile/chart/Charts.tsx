import type { ReactNode } from 'react';
import classes from './chart.module.css';

/** Charts beside each other, below each other where it is narrow. */
export function Charts({ children }: { readonly children: ReactNode }) {
  return <div className={classes['grid']}>{children}</div>;
}
