import { Button } from '@mantine/core';
import { TokenDigits } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Choices } from '../Choices.tsx';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

/** Customer service orders the token that clears a tamper; it goes to the meter by its keys or by the card. */
export function ClearTamper({ isNext }: { readonly isNext: boolean }) {
  const t = useText(loopTexts);
  const { state, act } = usePlay();
  const { clearTamper } = state.centre;
  if (!state.meter.tamper && clearTamper === null) return null;
  return (
    <>
      <Choices label={t('orderClear')} isNext={isNext}>
        {(['keypad', 'card'] as const).map((by) => (
          <Button
            key={by}
            size="xs"
            variant="default"
            onClick={() => void act({ action: 'clear-tamper', by })}
          >
            {t(by === 'keypad' ? 'clearByKeypad' : 'clearByCard')}
          </Button>
        ))}
      </Choices>
      {clearTamper?.by === 'card' && (
        <p className={panel['note']}>{t('clearOnCard', { agenda: clearTamper.agendaNo })}</p>
      )}
      {clearTamper?.by === 'keypad' && (
        <p className={panel['note']}>
          {t('clearNote', { agenda: clearTamper.agendaNo })}
          <br />
          <TokenDigits token={clearTamper.token} />
        </p>
      )}
    </>
  );
}
