import { Button } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { complaintTexts } from '../complaint/texts.ts';
import type { Customer } from './model.ts';

export interface CustomerActsProps {
  readonly customer: Customer;
  readonly onAct: (act: string) => void;
}

/** What can be done at once for a customer whose meter gives trouble. */
export function CustomerActs({ customer, onAct }: CustomerActsProps) {
  const t = useText(complaintTexts);
  const may = useMay();
  const { state, product, meterNo } = customer;
  if (state === 'removed' || !may('complaint.enter')) return null;
  const isPrepaid = product !== 'postpaid' && meterNo !== null;
  const acts = [
    ['other', t('actOther')],
    ...(isPrepaid ? ([['replace-meter', t('actReplaceMeter')]] as const) : []),
    ...(isPrepaid ? ([['clear-tamper', t('actClearTamper')]] as const) : []),
  ] as const;
  return acts.map(([act, label]) => (
    <Button
      key={act}
      variant={act === 'clear-tamper' ? 'filled' : 'default'}
      onClick={() => onAct(act)}
    >
      {label}
    </Button>
  ));
}
