import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import type { Digits } from '../../records/complaint/model.ts';
import { TokenList } from '../../records/complaint/TokenList.tsx';
import { tokenTexts } from './texts.ts';

export interface OrderDigitsProps {
  readonly orderId: string;
  readonly isMade: boolean;
}

/** The digits of an order, when somebody asks: each look is on record, so none happens by itself, and none is kept. */
export function OrderDigits({ orderId, isMade }: OrderDigitsProps) {
  const t = useText(tokenTexts);
  const may = useMay();
  const look = useMutation({
    mutationFn: () =>
      api.get<{ readonly digits: readonly Digits[] | null }>(`/api/v1/token-orders/${orderId}`, {
        query: { digits: true },
      }),
    gcTime: 0,
  });
  if (!may('token.see-digits')) return <p>{t('noDigits')}</p>;
  if (!isMade) return <p>{t('notYet')}</p>;
  const digits = look.data?.digits ?? null;
  if (digits !== null) return <TokenList digits={digits} />;
  return (
    <>
      <p>{t('digitsNote')}</p>
      <Button size="xs" loading={look.isPending} onClick={() => look.mutate()}>
        {t('digits')}
      </Button>
      {look.error !== null && <Problem error={look.error} />}
    </>
  );
}
