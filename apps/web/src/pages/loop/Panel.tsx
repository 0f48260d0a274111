import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  /** Where it lies on the table. */
  readonly area: 'meter' | 'card' | 'counter' | 'centre' | 'moved' | 'faults';
  /** Which one it is: a number, a name. */
  readonly which?: string;
  readonly children: ReactNode;
}

/** One of the things on the table. */
export function Panel({ title, area, which, children }: PanelProps) {
  const titleId = useId();
  return (
    <section className={classes['panel']} data-area={area} aria-labelledby={titleId}>
      <h2 className={classes['title']}>
        <span id={titleId}>{title}</span>
        {which !== undefined && <span className={classes['which']}>{which}</span>}
      </h2>
      {children}
    </section>
  );
}
