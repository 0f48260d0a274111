import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { Icon, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { CardRecord } from '../customer/model.ts';
import classes from './complaint.module.css';
import type { TokenRequest } from './model.ts';
import { complaintTexts } from './texts.ts';
import { complaintKey } from './use-complaint.ts';

export interface ToCardProps {
  readonly agendaNo: string;
  readonly idpel: string;
  readonly tokens: readonly TokenRequest[];
}

/** Sends the tokens of a complaint by the customer's card: they ride in its next mailbox. Twice is once. */
export function ToCard({ agendaNo, idpel, tokens }: ToCardProps) {
  const t = useText(complaintTexts);
  const client = useQueryClient();
  const cards = useRecord<{ cards: readonly CardRecord[] }>(`/api/v1/customers/${idpel}/cards`);
  const open = tokens.filter(({ state }) => state === 'generated' || state === 'delivered');
  const orders = [...new Set(open.map(({ orderId }) => orderId))];
  const send = useMutation({
    mutationFn: async (cardUid: string) => {
      for (const orderId of orders)
        await api.post(`/api/v1/token-orders/${orderId}/card`, { cardUid });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: complaintKey(agendaNo) });
      await client.invalidateQueries({ queryKey: ['record'] });
    },
  });
  if (orders.length === 0 || cards.data === undefined) return null;
  const inUse = cards.data.cards.filter(({ state }) => state === 'bound');
  if (inUse.length === 0) return <p className={classes['note']}>{t('noCardInUse')}</p>;
  return (
    <>
      <p className={classes['note']}>{t('toCardNote')}</p>
      {inUse.map(({ cardUid }) => (
        <Button
          key={cardUid}
          size="xs"
          variant="default"
          leftSection={<Icon name="card" size={14} />}
          loading={send.isPending}
          onClick={() => send.mutate(cardUid)}
        >
          {t('toCard', { uid: cardUid })}
        </Button>
      ))}
      {send.error !== null && <Problem error={send.error} />}
      <p role="status" className={classes['line']}>
        {send.isSuccess && t('toCardDone')}
      </p>
    </>
  );
}
