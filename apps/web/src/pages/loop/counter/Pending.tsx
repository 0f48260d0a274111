import { Button } from '@mantine/core';
import { StatusBadge } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { CounterState } from '../model.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

export interface PendingProps {
  readonly sale: CounterState['pending'][number];
  readonly isNext: boolean;
}

/** A sale that the counter's journal has open, and the way on. */
export function Pending({ sale, isNext }: PendingProps) {
  const t = useText(loopTexts);
  const { rupiah } = useFormats();
  const { act } = usePlay();
  return (
    <div className={panel['badges']}>
      <StatusBadge tone="attention">
        {t('pendingSale', { amount: rupiah(sale.amountCents) })}
      </StatusBadge>
      <p className={panel['note']}>{t(sale.step === 'asked' ? 'pendingAsked' : 'pendingSold')}</p>
      <Button
        size="xs"
        variant={isNext ? 'filled' : 'default'}
        onClick={() => void act({ action: 'resume' })}
      >
        {t('resume')}
      </Button>
    </div>
  );
}
