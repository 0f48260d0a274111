import { type Column, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../../records/parts/RecordLink.tsx';
import { useWord } from '../../records/parts/Word.tsx';
import { stepTexts } from '../parts/texts.ts';
import type { TokenRequest } from './model.ts';
import { TokenStatus } from './TokenStatus.tsx';
import { TokenValue } from './TokenValue.tsx';
import { tokenTexts } from './texts.ts';

const stamp = (at: string | null) => (at === null ? '–' : <Stamp at={at} />);

/** The columns of Monitoring Permohonan Token; digits are in none of them. */
export function useTokenColumns(): readonly Column<TokenRequest>[] {
  return [...useWhat(), ...useWhere()];
}

/** What it is, how it stands, and who asked for it. */
function useWhat(): readonly Column<TokenRequest>[] {
  const t = useText(tokenTexts);
  const common = useText(stepTexts);
  const word = useWord();
  return [
    {
      ...{ key: 'status', title: t('status'), width: 18 },
      value: ({ statusNo, state }) => `${statusNo} ${state}`,
      cell: (request) => <TokenStatus {...request} />,
    },
    { key: 'kind', title: t('kind'), value: ({ kind }) => word('tokenkind', kind), width: 11 },
    {
      ...{ key: 'value', title: t('value'), align: 'right', width: 8 },
      value: ({ value }) => value,
      cell: (request) => <TokenValue {...request} />,
    },
    {
      ...{
        key: 'agendaNo',
        title: common('agendaNo'),
        value: ({ agendaNo }) => agendaNo,
        width: 12,
      },
      cell: ({ agendaNo, transactionKind }) =>
        transactionKind === 'PENGADUAN' ? (
          agendaNo
        ) : (
          <RecordLink kind="application" id={agendaNo} />
        ),
    },
    {
      ...{ key: 'at', title: t('transactionAt'), value: (one) => one.transactionAt, width: 12 },
      cell: (one) => <Stamp at={one.transactionAt} />,
    },
    {
      ...{ key: 'transactionKind', title: t('transactionKind'), width: 11 },
      value: ({ transactionKind: kind }) =>
        kind === 'PENGADUAN' ? t('complaint') : word('kind', kind),
    },
    {
      ...{ key: 'agendaState', title: t('agendaState'), width: 11 },
      value: ({ agendaState }) => word('state', agendaState),
    },
  ];
}

/** For which meter, and what became of it when. */
function useWhere(): readonly Column<TokenRequest>[] {
  const t = useText(tokenTexts);
  const word = useWord();
  return [
    {
      ...{ key: 'meterNo', title: 'Meter', value: ({ meterNo }) => meterNo, width: 9 },
      cell: ({ meterNo }) => <RecordLink kind="meter" id={meterNo} />,
    },
    {
      ...{ key: 'idpel', title: 'IDPEL', value: ({ idpel }) => idpel, width: 9 },
      cell: ({ idpel }) => <RecordLink kind="customer" id={idpel} />,
    },
    { key: 'unit', title: 'Unit', value: ({ unit }) => unit, width: 5 },
    {
      ...{ key: 'mandatory', title: t('mandatory'), width: 5 },
      value: ({ mandatory }) => t(mandatory ? 'yes' : 'no'),
    },
    {
      ...{ key: 'count', title: t('count'), align: 'right', width: 5 },
      value: ({ tokenCount }) => tokenCount,
    },
    { key: 'medium', title: t('medium'), value: ({ medium }) => word('medium', medium), width: 8 },
    { key: 'officer', title: t('officer'), value: ({ officer }) => officer, width: 6 },
    {
      ...{
        key: 'generatedAt',
        title: t('generatedAt'),
        value: (one) => one.generatedAt,
        width: 12,
      },
      cell: ({ generatedAt }) => stamp(generatedAt),
    },
    {
      ...{ key: 'settledAt', title: t('settledAt'), value: (one) => one.settledAt, width: 12 },
      cell: ({ settledAt }) => stamp(settledAt),
    },
    { key: 'problem', title: t('problem'), value: ({ problem }) => problem?.code, width: 16 },
  ];
}
