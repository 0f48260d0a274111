import type { ReactNode } from 'react';
import classes from './Page.module.css';

export interface PageHeaderProps {
  readonly title: ReactNode;
  /** One sentence: what one does here. */
  readonly note?: ReactNode;
  /** What can be done with the whole page: buttons, the most usual last. */
  readonly actions?: ReactNode;
}

/** The head of a page: its one h1. */
export function PageHeader({ title, note, actions }: PageHeaderProps) {
  return (
    <header className={classes['header']}>
      <div className={classes['words']}>
        <h1 className={classes['title']}>{title}</h1>
        {note !== undefined && <p className={classes['note']}>{note}</p>}
      </div>
      {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
    </header>
  );
}
