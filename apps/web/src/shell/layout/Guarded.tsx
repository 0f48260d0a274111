import { type ReactNode, useEffect } from 'react';
import type { RouteEntry } from '../../app/route-entry.ts';
import { useText } from '../../i18n/use-text.ts';
import { Forbidden } from '../errors/Forbidden.tsx';
import { NotFound } from '../errors/NotFound.tsx';
import { mayOpen } from '../session/may.ts';
import { useSession } from '../session/use-session.ts';
import { SignIn } from '../sign-in/SignIn.tsx';
import { useSite } from '../site/use-site.ts';

/** A page for whom it is for; the sign-in, under the same address, for a visitor; else why not. */
export function Guarded({
  entry,
  children,
}: {
  readonly entry: RouteEntry;
  readonly children: ReactNode;
}) {
  const t = useText();
  const { me } = useSession();
  const site = useSite();
  const title = t(entry.title);
  useEffect(() => {
    document.title = `${title} · Setrum`;
  }, [title]);
  if (entry.demoOnly && site.demo === null) return <NotFound />;
  if (mayOpen(entry.access, me)) return children;
  return me === null ? <SignIn /> : <Forbidden access={entry.access} />;
}
