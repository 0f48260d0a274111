import { ActionIcon } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMatches } from 'react-router';
import type { RouteEntry } from '../../app/route-entry.ts';
import { Icon } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';

const HelpDrawer = lazy(() => import('./HelpDrawer.tsx'));

/** Help for the page that is open: a drawer beside it, by `?` or the button. */
export function HelpButton() {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const entry = useMatches().at(-1)?.handle as RouteEntry | undefined;
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent): void => {
      if (key === '?' && !isField(target)) setOpen((open) => !open);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('help')}
        aria-keyshortcuts="?"
        onClick={() => setOpen(true)}
      >
        <Icon name="help" size={18} />
      </ActionIcon>
      <Suspense>
        {isOpen && (
          <HelpDrawer
            name={entry?.help ?? 'errors'}
            title={entry?.title}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  );
}
