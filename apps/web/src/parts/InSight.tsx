import { type ReactNode, useEffect, useRef } from 'react';

/** What has just appeared is scrolled to, and the keyboard goes on in it. */
export function InSight({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('textarea, [data-autofocus]');
    (first ?? box.current)?.focus();
  }, []);
  return (
    <div ref={box} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </div>
  );
}
