import { useText } from '../../../i18n/use-text.ts';
import { deskTexts } from '../texts/desk.ts';
import { Act } from './Act.tsx';
import classes from './desk.module.css';
import type { PhaseProps } from './phase.ts';
import { Who } from './Who.tsx';

/** A customer without a card: the name is read to them before anything is sold. */
export function NameView({ phase, dispatch }: PhaseProps<'name'>) {
  const t = useText(deskTexts);
  return (
    <div className={classes['phase']}>
      <p className={classes['quiet']}>{t('nameTitle')}</p>
      <Who customer={phase.visit.customer} />
      <p className={classes['lead']}>{t('nameQuestion')}</p>
      <div className={classes['acts']}>
        <Act
          primary
          keyName="Enter"
          busy={phase.confirming}
          onClick={() => dispatch({ kind: 'confirm-name' })}
        >
          {t('nameYes')}
        </Act>
        <Act keyName="Esc" onClick={() => dispatch({ kind: 'leave' })}>
          {t('nameNo')}
        </Act>
      </div>
    </div>
  );
}
