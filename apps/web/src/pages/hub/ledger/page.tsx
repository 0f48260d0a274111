import { TextInput } from '@mantine/core';
import { useNavigate } from 'react-router';
import { addressOf } from '../../../api/request.ts';
import {
  DataTable,
  Empty,
  FieldList,
  Loaded,
  Money,
  Page,
  PageHeader,
  Section,
  Stamp,
  StatusBadge,
  Toolbar,
} from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { useHubWord } from '../parts/Word.tsx';
import { Examination } from './Examination.tsx';
import { ledgerTexts } from './texts.ts';

interface Balance {
  readonly account: string;
  readonly kind: string | null;
  readonly nameId: string | null;
  readonly nameEn: string | null;
  readonly debitCents: number;
  readonly creditCents: number;
}

interface TrialBalance {
  readonly at: string;
  readonly accounts: readonly Balance[];
}

/** The trial balance, now or before a day, whose rows lead to the postings of their accounts; and the examination of it all. */
export default function LedgerPage() {
  const t = useText(ledgerTexts);
  const [day, setDay] = useUrl('before');
  const at = day === null ? null : `${day}T00:00:00+07:00`;
  const query = useRecord<TrialBalance>(addressOf('/api/v1/ledger/trial-balance', { at }));
  return (
    <Page>
      <PageHeader title={t('pageLedger')} note={t('trialNote')} />
      <Toolbar label={t('filters')}>
        <TextInput
          type="date"
          label={t('before')}
          description={t('beforeHint')}
          value={day ?? ''}
          onChange={(event) => setDay(event.currentTarget.value || null)}
        />
      </Toolbar>
      <Loaded query={query}>{(balance) => <Balances balance={balance} />}</Loaded>
      <Examination />
    </Page>
  );
}

function Balances({ balance: { at, accounts } }: { readonly balance: TrialBalance }) {
  const t = useText(ledgerTexts);
  const word = useHubWord();
  const { language } = useSettings();
  const navigate = useNavigate();
  const debits = accounts.reduce((sum, { debitCents }) => sum + debitCents, 0);
  const credits = accounts.reduce((sum, { creditCents }) => sum + creditCents, 0);
  const isBalanced = debits === credits;
  const nonzero = (cents: number): number | null => (cents === 0 ? null : cents);
  return (
    <>
      <Section title={t('total')}>
        <FieldList
          fields={[
            { label: t('asOf'), value: <Stamp at={at} /> },
            { label: t('debits'), value: <Money cents={debits} /> },
            { label: t('credits'), value: <Money cents={credits} /> },
            {
              label: t('state'),
              value: (
                <StatusBadge tone={isBalanced ? 'good' : 'bad'}>
                  {t(isBalanced ? 'balanced' : 'unbalanced')}
                </StatusBadge>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t('pageLedger')} flush>
        <DataTable<Balance>
          label={t('pageLedger')}
          rows={accounts}
          columns={[
            textColumn('account', t('account'), ({ account }) => account, 14),
            textColumn(
              'name',
              t('name'),
              (row) => (language === 'id' ? row.nameId : row.nameEn),
              20,
            ),
            textColumn('kind', t('kind'), ({ kind }) => word('account', kind), 9),
            moneyColumn('debit', t('debit'), ({ debitCents }) => nonzero(debitCents), 11),
            moneyColumn('credit', t('credit'), ({ creditCents }) => nonzero(creditCents), 11),
          ]}
          rowKey={({ account }) => account}
          onOpen={({ account }) => void navigate(`/ledger/accounts/${account}`)}
          maxHeight={44}
          empty={<Empty title={t('empty')}>{t('emptyText')}</Empty>}
        />
      </Section>
    </>
  );
}
