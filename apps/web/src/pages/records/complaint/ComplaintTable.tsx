import { useNavigate } from 'react-router';
import { type Column, DataTable, Empty, Stamp } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { RecordLink } from '../parts/RecordLink.tsx';
import { recordTexts } from '../parts/texts.ts';
import { useWord, Word } from '../parts/Word.tsx';
import type { Complaint } from './model.ts';

export interface ComplaintTableProps {
  readonly label: string;
  readonly complaints: readonly Complaint[];
  /** Of one customer: whose it is goes without saying. */
  readonly ofOne?: boolean;
  readonly orderParam?: string;
  readonly onEnd?: () => void;
}

/** Complaints, the newest first; Enter opens one. */
export function ComplaintTable(props: ComplaintTableProps) {
  const { label, complaints, ofOne = false, orderParam = 'complaints' } = props;
  const t = useText(recordTexts);
  const word = useWord();
  const navigate = useNavigate();
  const whose: readonly Column<Complaint>[] = [
    {
      ...{ key: 'idpel', title: t('idpel'), value: ({ idpel }) => idpel, width: 9 },
      cell: ({ idpel }) => <RecordLink kind="customer" id={idpel} />,
    },
    { key: 'unit', title: t('unit'), value: ({ unit }) => unit, width: 6 },
  ];
  const columns: readonly Column<Complaint>[] = [
    {
      ...{ key: 'madeAt', title: t('madeAt'), value: ({ madeAt }) => madeAt, width: 12 },
      cell: ({ madeAt }) => <Stamp at={madeAt} />,
    },
    { key: 'kind', title: t('kind'), value: ({ kind }) => word('complaint', kind), width: 10 },
    {
      ...{ key: 'progress', title: t('progress'), value: ({ progress }) => progress, width: 11 },
      cell: ({ progress }) => <Word family="progress" word={progress} />,
    },
    ...(ofOne ? [] : whose),
    {
      ...{ key: 'meterNo', title: t('meterNo'), value: ({ meterNo }) => meterNo, width: 9 },
      cell: ({ meterNo }) => <RecordLink kind="meter" id={meterNo} />,
    },
    { key: 'display', title: t('display'), value: (one) => word('display', one.display), width: 9 },
    { key: 'description', title: t('description'), value: (one) => one.description, width: 16 },
    { key: 'agendaNo', title: t('agendaNo'), value: ({ agendaNo }) => agendaNo, width: 12 },
    { key: 'madeBy', title: t('madeBy'), value: ({ madeBy }) => madeBy, width: 8 },
  ];
  return (
    <DataTable
      label={label}
      rows={complaints}
      columns={columns}
      rowKey={({ agendaNo }) => agendaNo}
      onOpen={({ agendaNo }) => void navigate(`/complaints/${agendaNo}`)}
      orderParam={orderParam}
      {...(props.onEnd === undefined ? {} : { onEnd: props.onEnd })}
      empty={<Empty title={t('noComplaints')}>{!ofOne && t('noComplaintsHint')}</Empty>}
    />
  );
}
