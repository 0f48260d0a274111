import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Confirm, Problem, Section } from '../../../design/index.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useMe } from '../../../shell/session/use-session.ts';
import { useHubWord } from '../parts/Word.tsx';
import { type BookingOrder, centsOf } from './model.ts';
import { OrderData } from './OrderData.tsx';
import { depositTexts } from './texts.ts';

export interface OneOrderProps {
  readonly order: BookingOrder;
  readonly onClose: () => void;
}

type Verb = 'approve' | 'reject';

/** One order in full, and its decision by somebody other than who made it. */
export function OneOrder({ order, onClose }: OneOrderProps) {
  const t = useText(depositTexts);
  const word = useHubWord();
  const { rupiah } = useFormats();
  const [asked, setAsked] = useState<Verb | null>(null);
  const decide = useAct<Verb, BookingOrder>(`booking.${order.orderId}`, (verb) =>
    api.post(`/api/v1/booking-orders/${order.orderId}/${verb}`),
  );
  const { command, reason } = order;
  const kind = word('booking', command.kind);
  const run = (verb: Verb): void => {
    setAsked(null);
    decide.mutate(verb);
  };
  return (
    <Section
      title={t('orderOne', { kind })}
      actions={
        <Button variant="default" size="xs" onClick={onClose}>
          {t('closeOrder')}
        </Button>
      }
    >
      <Stacked>
        <OrderData order={order} />
        {decide.error !== null && <Problem error={decide.error} />}
        {order.state === 'requested' && (
          <Decision order={order} busy={decide.isPending} onAsk={setAsked} />
        )}
      </Stacked>
      <Confirm
        opened={asked === 'approve'}
        title={t('approve')}
        action={t('approve')}
        onConfirm={() => run('approve')}
        onCancel={() => setAsked(null)}
      >
        {t('approveText', { kind, amount: rupiah(centsOf(command)) })}
      </Confirm>
      <Confirm
        opened={asked === 'reject'}
        title={t('reject')}
        action={t('reject')}
        danger
        onConfirm={() => run('reject')}
        onCancel={() => setAsked(null)}
      >
        {t('rejectText', { reason })}
      </Confirm>
    </Section>
  );
}

interface DecisionProps {
  readonly order: BookingOrder;
  readonly busy: boolean;
  readonly onAsk: (verb: Verb) => void;
}

function Decision({ order, busy, onAsk }: DecisionProps) {
  const t = useText(depositTexts);
  const me = useMe();
  const may = useMay();
  if (!may('booking.decide')) return <p>{t('mayNot')}</p>;
  if (order.madeBy === me.name) return <p>{t('own')}</p>;
  return (
    <Group>
      <Button loading={busy} onClick={() => onAsk('approve')}>
        {t('approve')}
      </Button>
      <Button variant="default" disabled={busy} onClick={() => onAsk('reject')}>
        {t('reject')}
      </Button>
    </Group>
  );
}
