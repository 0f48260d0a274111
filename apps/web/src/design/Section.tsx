import { type ReactNode, useId } from 'react';
import classes from './Page.module.css';

export interface SectionProps {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  /** The content brings its own margins: a table. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own. */
export function Section({ title, actions, flush = false, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={classes['section']} aria-labelledby={titleId}>
      <div className={classes['sectionHead']}>
        <h2 id={titleId} className={classes['sectionTitle']}>
          {title}
        </h2>
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </div>
      <div className={classes['sectionBody']} {...(flush ? { 'data-flush': '' } : {})}>
        {children}
      </div>
    </section>
  );
}
