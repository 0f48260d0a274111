import { Button } from '@mantine/core';
import { Energy, Icon, Money, StatusBadge, TokenDigits } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { CounterSale } from '../model.ts';
import panel from '../panel.module.css';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

const where = {
  written: { tone: 'good', say: 'onCard' },
  pending: { tone: 'attention', say: 'notOnCard' },
  paper: { tone: 'news', say: 'onPaper' },
} as const;

/** What was sold, where its token is, and the printer. */
export function SaleDone({ sale }: { readonly sale: CounterSale }) {
  const t = useText(loopTexts);
  const { state, act } = usePlay();
  const { receipt } = state.counter;
  const { tone, say } = where[sale.card];
  return (
    <>
      <div className={panel['badges']}>
        <StatusBadge tone={tone}>{t(say)}</StatusBadge>
      </div>
      <dl className={panel['facts']}>
        <dt>{t('sold')}</dt>
        <dd>
          <Energy dkwh={sale.energyDkwh} /> · <Money cents={sale.totalCents} />
        </dd>
      </dl>
      <p className={panel['note']}>
        {t('token')}
        <br />
        <TokenDigits token={sale.token} />
      </p>
      <div className={panel['buttons']}>
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="print" size={14} />}
          onClick={() => void act({ action: 'print' })}
        >
          {t('printReceipt')}
        </Button>
      </div>
      {receipt !== null && (
        <p className={panel['note']}>{t('paperOut', { lines: receipt.length })}</p>
      )}
    </>
  );
}
