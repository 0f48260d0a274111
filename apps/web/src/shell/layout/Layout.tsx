import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Outlet, ScrollRestoration, useNavigation } from 'react-router';
import { Loading } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { ConnectionBar } from '../connection/ConnectionBar.tsx';
import { Unreachable } from '../errors/Unreachable.tsx';
import { MenuTree } from '../menu/MenuTree.tsx';
import { useSession } from '../session/use-session.ts';
import { ChangePassword } from '../sign-in/ChangePassword.tsx';
import { loadLapsed } from '../sign-in/load-lapsed.ts';
import { siteQuery } from '../site/use-site.ts';
import { Boundary } from './Boundary.tsx';
import { Header } from './Header.tsx';
import classes from './Layout.module.css';
import { useFocusOnPage } from './use-focus-on-page.ts';

const Lapsed = lazy(loadLapsed);

/** Head, menu and page. */
export function Layout() {
  const t = useText();
  const { status, me, failure, lapsed } = useSession();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const main = useFocusOnPage(() => setMenuOpen(false));
  // Waited for here: what suspends after something was shown stays hidden for a third of a second, however soon it comes.
  const isSiteAwaited = useQuery(siteQuery).isPending;
  const isMoving = useNavigation().state === 'loading';
  if (failure !== null)
    return (
      <main>
        <Unreachable error={failure} />
      </main>
    );
  if (status === 'asking' || isSiteAwaited) return <Loading />;
  const mustChange = me?.mustChangePassword ?? false;
  return (
    // The pages of one person are not those of the next: everything begins anew.
    <div key={me?.name ?? '-'} className={classes['layout']}>
      <a className={classes['skip']} href="#main">
        {t('skipToContent')}
      </a>
      <Boundary>
        <Suspense fallback={<Loading />}>
          <Header isMenuOpen={isMenuOpen} onMenu={() => setMenuOpen((open) => !open)} />
          <ConnectionBar />
          <div className={classes['body']}>
            <nav
              className={classes['menu']}
              aria-label={t('menu')}
              data-open={isMenuOpen}
              id="menu"
            >
              <div className={classes['menuInner']}>{!mustChange && <MenuTree />}</div>
            </nav>
            <main
              ref={main}
              id="main"
              tabIndex={-1}
              className={classes['main']}
              aria-busy={isMoving}
            >
              {mustChange ? (
                <ChangePassword />
              ) : (
                <Suspense fallback={<Loading />}>
                  <Outlet />
                </Suspense>
              )}
            </main>
          </div>
        </Suspense>
      </Boundary>
      <Suspense>{lapsed && <Lapsed />}</Suspense>
      <ScrollRestoration />
    </div>
  );
}
