import type { ReactNode } from 'react';
import classes from './panel.module.css';

export interface ChoicesProps {
  readonly label: string;
  /** The next thing to do is one of them. */
  readonly isNext?: boolean;
  readonly children: ReactNode;
}

/** Buttons that belong together, under a small heading. */
export function Choices({ label, isNext = false, children }: ChoicesProps) {
  return (
    <fieldset className={classes['group']}>
      <legend className={classes['legend']}>{label}</legend>
      <div className={`${classes['buttons']} ${isNext ? classes['next'] : ''}`}>{children}</div>
    </fieldset>
  );
}
