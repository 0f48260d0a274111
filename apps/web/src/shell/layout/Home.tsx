import { Navigate, useLocation } from 'react-router';
import { useSession } from '../session/use-session.ts';
import { useSite } from '../site/use-site.ts';
import { firstPageOf } from './first-page.ts';

/** `/`: the loop for a demo's visitors, for others the page that they begin at. */
export function Home() {
  const { me } = useSession();
  const { demo } = useSite();
  const { search } = useLocation();
  // A directory that has refused somebody sends them here with the reason.
  const isRefused = new URLSearchParams(search).has('sign-in');
  if (me === null)
    return <Navigate to={demo === null || isRefused ? `/sign-in${search}` : '/loop'} replace />;
  return <Navigate to={firstPageOf(me.permissions)} replace />;
}
