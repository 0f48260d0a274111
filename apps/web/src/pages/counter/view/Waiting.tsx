import { Loader } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';
import type { PhaseProps } from './phase.ts';

/** Something is under way. */
export function Wait({ text }: { readonly text: string }) {
  return (
    <div className={classes['wait']} role="status">
      <Loader size="sm" aria-hidden />
      <span>{text}</span>
    </div>
  );
}

/** A card is read, or a number looked up. */
export function Waiting({ phase, dispatch }: PhaseProps<'reading' | 'looking-up'>) {
  const t = useText(deskTexts);
  const text = phase.kind === 'reading' ? t('reading') : t('lookingUp', { number: phase.number });
  return (
    <div className={classes['phase']}>
      <Wait text={text} />
      <div className={classes['acts']}>
        <Act keyName="Esc" onClick={() => dispatch({ kind: 'leave' })}>
          {t('stop')}
        </Act>
      </div>
    </div>
  );
}
