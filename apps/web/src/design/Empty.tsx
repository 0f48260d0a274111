import type { ReactNode } from 'react';
import classes from './Empty.module.css';

export interface EmptyProps {
  /** What is not there. */
  readonly title: string;
  /** What to do about it. */
  readonly children?: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
}

/** Nothing here, and what to do about it. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={classes['empty']}>
      <p className={classes['title']}>{title}</p>
      {children !== undefined && <div className={classes['words']}>{children}</div>}
      {action !== undefined && <div className={classes['action']}>{action}</div>}
    </div>
  );
}
