import { Button } from '@mantine/core';
import { api } from '../../../api/client.ts';
import { type Column, DataTable, Empty, Problem } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { textColumn } from '../parts/columns.tsx';
import { HubWord } from '../parts/Word.tsx';
import type { SeatState } from './model.ts';
import { partnerTexts } from './texts.ts';

/** A counter or a terminal, and how it is changed. */
export interface Seat {
  readonly id: string;
  readonly beside: string | null;
  readonly state: SeatState;
  readonly path: string;
  /** What it keeps when its state changes. */
  readonly body: Readonly<Record<string, string | null>>;
}

export interface SeatTableProps {
  readonly label: string;
  readonly idTitle: string;
  readonly besideTitle: string;
  readonly seats: readonly Seat[];
  readonly mayManage: boolean;
  readonly empty: string;
  readonly orderParam: string;
}

interface Change {
  readonly path: string;
  readonly body: object;
}

/** Counters or terminals with their state; blocking is taken back by the same button, so it does not ask. */
export function SeatTable(props: SeatTableProps) {
  const { label, idTitle, besideTitle, seats, mayManage, empty, orderParam } = props;
  const t = useText(partnerTexts);
  const set = useAct<Change, unknown>(`seat.${label}`, ({ path, body }) => api.put(path, body));
  const turn = ({ path, body, state }: Seat): void =>
    set.mutate({ path, body: { ...body, state: state === 'active' ? 'blocked' : 'active' } });
  const columns: readonly Column<Seat>[] = [
    textColumn('id', idTitle, ({ id }) => id, 12),
    textColumn('beside', besideTitle, ({ beside }) => beside, 14),
    {
      ...{ key: 'state', title: t('state'), value: ({ state }) => state, width: 9 },
      cell: ({ state }) => <HubWord family="partner" word={state} />,
    },
    ...(mayManage
      ? [
          {
            ...{ key: 'act', title: t('act'), value: () => null, width: 9 },
            cell: (seat: Seat) => (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t(seat.state === 'active' ? 'blockSeat' : 'unblockSeat', {
                  id: seat.id,
                })}
                disabled={set.isPending}
                onClick={() => turn(seat)}
              >
                {t(seat.state === 'active' ? 'block' : 'unblock')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {set.error !== null && <Problem error={set.error} />}
      <DataTable
        label={label}
        rows={seats}
        columns={columns}
        rowKey={({ id }) => id}
        orderParam={orderParam}
        empty={<Empty title={empty} />}
      />
    </>
  );
}
