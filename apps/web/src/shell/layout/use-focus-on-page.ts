import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** After a change of page the keyboard stands at the new page, unless something in it has taken the focus already. */
export function useFocusOnPage(onPage: () => void): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const tell = useRef(onPage);
  tell.current = onPage;
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    tell.current();
    if (!main.current?.contains(document.activeElement))
      main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
