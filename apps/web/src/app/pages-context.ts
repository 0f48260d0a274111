import { createContext, useContext } from 'react';
import type { RouteEntry } from './route-entry.ts';

/** The table of pages for those who list them. Handed down, because the table knows the pages and pages may list others. */
export const PagesContext = createContext<readonly RouteEntry[]>([]);

export function usePages(): readonly RouteEntry[] {
  return useContext(PagesContext);
}
