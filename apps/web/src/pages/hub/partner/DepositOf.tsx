import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { FieldList, Money, Section, StatusBadge } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Stacked } from '../../../parts/Stacked.tsx';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { HubLink } from '../parts/HubLink.tsx';
import { RupiahField } from '../parts/RupiahField.tsx';
import { isLow, type Partner } from './model.ts';
import { partnerTexts } from './texts.ts';

/** How the deposit stands, and the ways on from it. */
export function DepositOf({ partner }: { readonly partner: Partner }) {
  const t = useText(partnerTexts);
  const may = useMay();
  const [isEdited, setEdited] = useState(false);
  const { partnerId, balanceCents, limitCents, lowBalanceCents } = partner;
  return (
    <Section
      title={t('sectionDeposit')}
      actions={
        <>
          {may('partner.money') && !isEdited && (
            <Button variant="default" size="xs" onClick={() => setEdited(true)}>
              {t('changeLow')}
            </Button>
          )}
          {may('booking.order') && (
            <Button component={Link} size="xs" to={`/deposits?new=top-up&for=${partnerId}`}>
              {t('orderTopUp')}
            </Button>
          )}
        </>
      }
    >
      <Stacked>
        <FieldList
          fields={[
            {
              label: t('balance'),
              value: (
                <>
                  <Money cents={balanceCents} />{' '}
                  {isLow(partner) && <StatusBadge tone="attention">{t('isLow')}</StatusBadge>}
                </>
              ),
            },
            { label: t('limit'), value: <Money cents={limitCents} /> },
            { label: t('available'), value: <Money cents={balanceCents - limitCents} /> },
            {
              label: t('low'),
              value: lowBalanceCents === null ? null : <Money cents={lowBalanceCents} />,
            },
          ]}
        />
        <WaysOn partnerId={partnerId} />
        {isEdited && <LowBalance partner={partner} onDone={() => setEdited(false)} />}
      </Stacked>
    </Section>
  );
}

/** What else there is of the partner, as far as one may see it. */
function WaysOn({ partnerId }: { readonly partnerId: string }) {
  const t = useText(partnerTexts);
  const may = useMay();
  return (
    <Group gap="lg">
      {may('partner.own') && (
        <HubLink to={`/statement?partner=${partnerId}`}>{t('toStatement')}</HubLink>
      )}
      {may('sale.view') && <HubLink to={`/purchases?partner=${partnerId}`}>{t('toSales')}</HubLink>}
      {may('settlement.view') && (
        <HubLink to={`/settlements?partner=${partnerId}`}>{t('toSettlements')}</HubLink>
      )}
    </Group>
  );
}

interface LowBalanceProps {
  readonly partner: Partner;
  readonly onDone: () => void;
}

function LowBalance({ partner, onDone }: LowBalanceProps) {
  const t = useText(partnerTexts);
  const { partnerId, lowBalanceCents } = partner;
  const [rupiah, setRupiah] = useState(lowBalanceCents === null ? null : lowBalanceCents / 100);
  const set = useAct<number | null, Partner>(
    `partner.${partnerId}.low`,
    (low) => api.put(`/api/v1/partners/${partnerId}/low-balance`, { lowBalanceCents: low }),
    onDone,
  );
  return (
    <Form label={t('setLow')} onSubmit={() => set.mutate(rupiah === null ? null : rupiah * 100)}>
      <RupiahField label={t('low')} hint={t('lowHint')} value={rupiah} onChange={setRupiah} />
      <FormFoot action={t('setLow')} busy={set.isPending} error={set.error} onCancel={onDone} />
    </Form>
  );
}
