import { type SubmitEvent, useId, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { nextOf } from '../guide/next.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';
import { Keys } from './Keys.tsx';
import classes from './meter.module.css';

const mostDigits = 24;

/** The meter's front: display, and the keys below it. Digits can be typed at the computer's keyboard as well, or pasted. */
export function Front() {
  const t = useText(loopTexts);
  const { language } = useSettings();
  const { state, act } = usePlay();
  const [typed, setTyped] = useState('');
  const typedId = useId();
  const { lcd } = state.meter;
  const type = (text: string): void => setTyped(text.replaceAll(/\D/g, '').slice(0, mostDigits));
  const enter = (event: SubmitEvent): void => {
    event.preventDefault();
    setTyped('');
    void act({ action: 'press', keys: typed });
  };
  const isNext = nextOf(state).at === 'keypad';
  return (
    <form className={classes['front']} onSubmit={enter}>
      <div className={classes['lcd']}>
        <output aria-label={t('display')} className={classes['shown']}>
          {lcd[language]}
        </output>
        <label className="visually-hidden" htmlFor={typedId}>
          {t('typed')}
        </label>
        <input
          id={typedId}
          className={classes['typed']}
          value={typed.match(/.{1,4}/g)?.join(' ') ?? ''}
          placeholder={t('typeHere')}
          inputMode="numeric"
          autoComplete="off"
          onChange={({ currentTarget }) => type(currentTarget.value)}
        />
      </div>
      <Keys
        isNext={isNext}
        onDigit={(digit) => type(typed + digit)}
        onErase={() => type(typed.slice(0, -1))}
      />
      <p className={panel['note']}>{t('codes')}</p>
    </form>
  );
}
