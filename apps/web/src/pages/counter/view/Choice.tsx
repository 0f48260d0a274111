import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';
import type { PhaseProps } from './phase.ts';

/** One number, and a meter and a bill under it. */
export function Choice({ phase, dispatch }: PhaseProps<'choice'>) {
  const t = useText(deskTexts);
  const { visit, bill } = phase;
  return (
    <div className={classes['phase']}>
      <h2 className={classes['title']}>{t('choiceTitle')}</h2>
      <div className={classes['acts']}>
        <Act primary keyName="1" onClick={() => dispatch({ kind: 'choose', what: 'power' })}>
          {t('choicePower', { name: visit.customer.holder })}
        </Act>
        <Act primary keyName="2" onClick={() => dispatch({ kind: 'choose', what: 'bill' })}>
          {t('choiceBill', { name: bill.name })}
        </Act>
        <Act keyName="Esc" onClick={() => dispatch({ kind: 'leave' })}>
          {t('leave')}
        </Act>
      </div>
    </div>
  );
}
