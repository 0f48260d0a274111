import { useEffect } from 'react';

/** The title of the tab, where a page knows more than its name: whose record it is. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title !== undefined) document.title = `${title} · Setrum`;
  }, [title]);
}
