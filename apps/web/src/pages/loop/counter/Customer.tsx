import { Button } from '@mantine/core';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

/** Who is at the counter, as the centre says by the card. Nobody types anything. */
export function Customer({ isNext }: { readonly isNext: boolean }) {
  const t = useText(loopTexts);
  const { number } = useFormats();
  const { state, act } = usePlay();
  const { customer, sale } = state.counter;
  const isHere = state.card.place === 'reader' && customer === null;
  const canRead = isHere && (isNext || sale === null);
  return (
    <div>
      {customer !== null && (
        <p className={panel['note']}>
          <strong>{customer.holder}</strong>
          <br />
          {customer.idpel} · {customer.tariff} {number(customer.powerVa)} VA
        </p>
      )}
      {customer === null && sale === null && state.card.place === 'hand' && (
        <p className={panel['note']}>{t('nobody')}</p>
      )}
      {canRead && (
        <Button
          size="xs"
          variant={isNext ? 'filled' : 'default'}
          onClick={() => void act({ action: 'inquire' })}
        >
          {t('readCard')}
        </Button>
      )}
    </div>
  );
}
