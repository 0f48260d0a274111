import type { ReactNode } from 'react';
import classes from './Toolbar.module.css';

export interface ToolbarProps {
  /** What it is for: filters, actions. */
  readonly label: string;
  readonly children: ReactNode;
}

/** A row of filters or actions above what they act on; wraps where it is narrow. */
export function Toolbar({ label, children }: ToolbarProps) {
  return (
    <fieldset className={classes['toolbar']} aria-label={label}>
      {children}
    </fieldset>
  );
}
