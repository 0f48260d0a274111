import type { ReactNode } from 'react';
import classes from './moved.module.css';

/** A stretch that scrolls in itself: by keyboard, too, so it takes the focus. */
export function Scroll({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus no key scrolls it
    <section className={classes['scroll']} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
