import { Button } from '@mantine/core';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Choices } from '../Choices.tsx';
import { usualAmount } from '../guide/next.ts';
import { usePlay } from '../play/context.ts';
import { loopTexts } from '../texts.ts';

const amounts = [20_000, usualAmount, 100_000, 200_000] as const;

/** One press sells: the card lies there. */
export function Amounts({ isNext }: { readonly isNext: boolean }) {
  const t = useText(loopTexts);
  const { rupiah } = useFormats();
  const { act } = usePlay();
  return (
    <Choices label={t('amounts')} isNext={isNext}>
      {amounts.map((amountRupiah) => {
        const amount = rupiah(amountRupiah * 100);
        return (
          <Button
            key={amountRupiah}
            size="xs"
            variant={isNext && amountRupiah === usualAmount ? 'filled' : 'default'}
            aria-label={t('buyFor', { amount })}
            onClick={() => void act({ action: 'buy', amountRupiah })}
          >
            {amount}
          </Button>
        );
      })}
    </Choices>
  );
}
