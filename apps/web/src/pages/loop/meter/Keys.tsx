import { Icon } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import panel from '../panel.module.css';
import { loopTexts } from '../texts.ts';
import classes from './meter.module.css';

export interface KeysProps {
  readonly isNext: boolean;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The twelve keys. */
export function Keys({ isNext, onDigit, onErase }: KeysProps) {
  const t = useText(loopTexts);
  const key = (digit: string) => (
    <button key={digit} type="button" className={classes['key']} onClick={() => onDigit(digit)}>
      {digit}
    </button>
  );
  return (
    <fieldset className={`${panel['group']} ${isNext ? panel['next'] : ''}`}>
      <legend className="visually-hidden">{t('keypad')}</legend>
      <div className={classes['keys']}>
        {digits.map(key)}
        <button
          type="button"
          className={classes['key']}
          aria-label={t('keyErase')}
          onClick={onErase}
        >
          <Icon name="left" size={14} />
        </button>
        {key('0')}
        <button type="submit" className={classes['key']} data-enter="">
          {t('keyEnter')}
        </button>
      </div>
    </fieldset>
  );
}
