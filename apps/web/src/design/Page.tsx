import type { ReactNode } from 'react';
import classes from './Page.module.css';

export interface PageProps {
  /** `reading`: a column for text and forms; `work` (unless said): the whole width. */
  readonly width?: 'reading' | 'work';
  readonly children: ReactNode;
}

/** What every page's content stands in: the margins and the distance between its parts. */
export function Page({ width = 'work', children }: PageProps) {
  return (
    <div className={classes['page']} data-width={width}>
      {children}
    </div>
  );
}
