import { StatusBadge } from '../../design/index.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useText } from '../../i18n/use-text.ts';
import type { User } from './model.ts';
import { systemTexts } from './texts.ts';

/** Whether somebody may sign in. */
export function StateOfUser({ user: { state, lockedUntil } }: { readonly user: User }) {
  const t = useText(systemTexts);
  const { stamp } = useFormats();
  if (state === 'blocked') return <StatusBadge tone="bad">{t('stateBlocked')}</StatusBadge>;
  if (lockedUntil !== null && new Date(lockedUntil) > new Date())
    return <StatusBadge tone="attention">{t('locked', { at: stamp(lockedUntil) })}</StatusBadge>;
  return <StatusBadge tone="good">{t('stateActive')}</StatusBadge>;
}
