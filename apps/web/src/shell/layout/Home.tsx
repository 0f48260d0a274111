import { Navigate, useLocation } from 'react-router';
import { useSession } from '../session/use-session.ts';
import { useSite } from '../site/use-site.ts';

/** `/`: the loop for a demo's visitors, the counter for who sells, the start page for the others. */
export function Home() {
  const { me } = useSession();
  const { demo } = useSite();
  const { search } = useLocation();
  // A directory that has refused somebody sends them here with the reason.
  const isRefused = new URLSearchParams(search).has('sign-in');
  if (me === null)
    return <Navigate to={demo === null || isRefused ? `/sign-in${search}` : '/loop'} replace />;
  return <Navigate to={me.permissions.includes('sale.make') ? '/counter' : '/start'} replace />;
}
