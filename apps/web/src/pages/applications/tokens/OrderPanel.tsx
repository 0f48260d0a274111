import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import { api } from '../../../api/client.ts';
import { Problem, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useMay } from '../../../parts/use-record.ts';
import { useWord } from '../../records/parts/Word.tsx';
import type { TokenRequest } from './model.ts';
import { OrderDigits } from './OrderDigits.tsx';
import { tokenTexts } from './texts.ts';

export interface OrderPanelProps {
  /** All of one order. */
  readonly requests: readonly TokenRequest[];
  readonly onClose: () => void;
}

/** One order: the digits for who may see them, and what failed asked for again. */
export function OrderPanel({ requests, onClose }: OrderPanelProps) {
  const t = useText(tokenTexts);
  const word = useWord();
  const may = useMay();
  const [first] = requests;
  const retry = useAct(`token-retry.${first?.orderId}`, (requestId: string, key) =>
    api.post<TokenRequest>(`/api/v1/token-requests/${requestId}/retry`, {}, { key }),
  );
  if (first === undefined) return null;
  const failed = requests.filter(({ state }) => state === 'failed');
  const { agendaNo, meterNo, transactionKind, orderId } = first;
  return (
    <Section
      title={t('orderTitle', { agendaNo })}
      actions={
        <Button size="xs" variant="default" onClick={onClose}>
          {t('closeOrder')}
        </Button>
      }
    >
      <Group mb="sm">
        {transactionKind !== 'PENGADUAN' && (
          <Button component={Link} to={`/applications/${agendaNo}`} size="xs" variant="default">
            {t('toApplication')}
          </Button>
        )}
        <Button component={Link} to={`/meters/${meterNo}`} size="xs" variant="default">
          {t('toProfile')}
        </Button>
        {may('token-request.make') &&
          failed.map(({ requestId, kind }) => (
            <Button
              key={requestId}
              size="xs"
              loading={retry.isPending && retry.variables === requestId}
              onClick={() => retry.mutate(requestId)}
            >
              {t('askAgain', { kind: word('tokenkind', kind) })}
            </Button>
          ))}
      </Group>
      {retry.error !== null && <Problem error={retry.error} />}
      <OrderDigits
        orderId={orderId}
        isMade={requests.some(({ generatedAt }) => generatedAt !== null)}
      />
    </Section>
  );
}
