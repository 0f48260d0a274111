import { Navigate } from 'react-router';
import { useSession } from '../session/use-session.ts';
import { useSite } from '../site/use-site.ts';

/** `/`: the loop for a demo's visitors, the counter for who sells, the start page for the others. */
export function Home() {
  const { me } = useSession();
  const { demo } = useSite();
  if (me === null) return <Navigate to={demo === null ? '/sign-in' : '/loop'} replace />;
  return <Navigate to={me.permissions.includes('sale.make') ? '/counter' : '/start'} replace />;
}
