/** The sign-in over the page: fetched while all is well, because it is needed when the server may be another one. */
export const loadLapsed = () => import('./Lapsed.tsx');
