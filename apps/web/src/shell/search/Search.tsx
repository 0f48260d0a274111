import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import { Icon, KeyHint } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import classes from './Search.module.css';

const SearchDialog = lazy(() => import('./SearchDialog.tsx'));

/** The one search box: a press in the head, `/` or Ctrl-K. */
export function Search() {
  const t = useText();
  const { me, lapsed } = useSession();
  const [isOpen, setOpen] = useState(false);
  const open = (): void => {
    if (!lapsed) setOpen(true);
  };
  useHotkeys([['/', open]]);
  // This one types nothing, so it works in fields as well.
  useHotkeys([['mod+K', open]], []);
  if (me === null) return null;
  return (
    <>
      <button
        type="button"
        className={classes['opener']}
        onClick={open}
        aria-keyshortcuts="/ Control+K"
      >
        <Icon name="search" />
        <span className={classes['words']}>{t('searchPlaceholder')}</span>
        <span className={classes['hint']}>
          <KeyHint>/</KeyHint>
        </span>
      </button>
      <Suspense>{isOpen && <SearchDialog onDone={() => setOpen(false)} />}</Suspense>
    </>
  );
}
