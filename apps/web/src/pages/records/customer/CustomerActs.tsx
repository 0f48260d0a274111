import { Button } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useMay } from '../../../parts/use-record.ts';
import { complaintTexts } from '../complaint/texts.ts';
import type { Customer } from './model.ts';
import { needs, type Task } from './tasks.ts';

export interface CustomerActsProps {
  readonly customer: Customer;
  readonly onAct: (act: string) => void;
}

/** What can be done at once for a customer whose meter gives trouble, and the end of the supply. */
export function CustomerActs({ customer, onAct }: CustomerActsProps) {
  const t = useText(complaintTexts);
  const may = useMay();
  const { state, product, meterNo } = customer;
  if (state === 'removed') return null;
  const isPrepaid = product !== 'postpaid' && meterNo !== null;
  const acts: readonly (readonly [Task, string])[] = [
    ['removal', t('actRemove')],
    ['other', t('actOther')],
    ...(isPrepaid ? ([['replace-meter', t('actReplaceMeter')]] as const) : []),
    ...(isPrepaid ? ([['clear-tamper', t('actClearTamper')]] as const) : []),
  ];
  return acts
    .filter(([act]) => may(needs[act]))
    .map(([act, label]) => (
      <Button
        key={act}
        variant={act === 'clear-tamper' ? 'filled' : 'default'}
        onClick={() => onAct(act)}
      >
        {label}
      </Button>
    ));
}
