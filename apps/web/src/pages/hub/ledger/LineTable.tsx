import { DataTable } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useSettings } from '../../../shell/settings/use-settings.ts';
import { moneyColumn, textColumn } from '../parts/columns.tsx';
import { hubTexts } from '../parts/texts.ts';
import type { PostingLine } from '../trace/model.ts';

export interface LineTableProps {
  readonly label: string;
  readonly lines: readonly PostingLine[];
  readonly orderParam: string;
}

const positive = (cents: number): number | null => (cents > 0 ? cents : null);

/** Debits and credits of one event. */
export function LineTable({ label, lines, orderParam }: LineTableProps) {
  const t = useText(hubTexts);
  const { language } = useSettings();
  const nameOf = ({ nameId, nameEn }: PostingLine): string | null =>
    language === 'id' ? nameId : nameEn;
  return (
    <DataTable<PostingLine>
      label={label}
      rows={lines}
      columns={[
        textColumn('account', t('account'), ({ account }) => account, 14),
        textColumn('name', t('name'), nameOf, 18),
        moneyColumn('debit', t('debit'), ({ amountCents }) => positive(amountCents), 10),
        moneyColumn('credit', t('credit'), ({ amountCents }) => positive(-amountCents), 10),
      ]}
      rowKey={({ account, amountCents }) => `${account} ${amountCents}`}
      orderParam={orderParam}
    />
  );
}
