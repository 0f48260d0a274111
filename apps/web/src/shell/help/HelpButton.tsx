import { ActionIcon, Drawer } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useMatches } from 'react-router';
import type { RouteEntry } from '../../app/route-entry.ts';
import { Icon, Loading } from '../../design/index.ts';
import { useText } from '../../i18n/use-text.ts';

const HelpContent = lazy(() => import('./HelpContent.tsx'));

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
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="right"
        size="sm"
        title={t('help')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Suspense fallback={<Loading />}>
          <HelpContent name={entry?.help ?? 'errors'} title={entry?.title} />
        </Suspense>
      </Drawer>
    </>
  );
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
  );
}
