import { Loaded, Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useMay, useRecord } from '../../../parts/use-record.ts';
import { AddCounter, AddTerminal } from './AddSeat.tsx';
import type { Seats } from './model.ts';
import { type Seat, SeatTable } from './SeatTable.tsx';
import { partnerTexts } from './texts.ts';

/** Counters and terminals: added, blocked, let in again. */
export function SeatsOf({ partnerId }: { readonly partnerId: string }) {
  const t = useText(partnerTexts);
  const may = useMay();
  const path = `/api/v1/partners/${partnerId}`;
  const query = useRecord<Seats>(`${path}/seats`);
  const mayManage = may('partner.manage');
  return (
    <Loaded query={query}>
      {({ counters, terminals }) => (
        <>
          <Section title={t('sectionCounters')} flush>
            <SeatTable
              label={t('sectionCounters')}
              idTitle={t('counterId')}
              besideTitle={t('name')}
              seats={counters.map(
                ({ counterId, name, state }): Seat => ({
                  ...{ id: counterId, beside: name, state },
                  path: `${path}/counters/${counterId}`,
                  body: { name },
                }),
              )}
              mayManage={mayManage}
              empty={t('noCounters')}
              orderParam="counters"
            />
            {mayManage && <AddCounter partnerId={partnerId} />}
          </Section>
          <Section title={t('sectionTerminals')} flush>
            <SeatTable
              label={t('sectionTerminals')}
              idTitle={t('terminalId')}
              besideTitle={t('ofCounter')}
              seats={terminals.map(
                ({ terminalId, counterId, state }): Seat => ({
                  ...{ id: terminalId, beside: counterId, state },
                  path: `${path}/terminals/${terminalId}`,
                  body: { counterId },
                }),
              )}
              mayManage={mayManage}
              empty={t('noTerminals')}
              orderParam="terminals"
            />
            {mayManage && (
              <AddTerminal
                partnerId={partnerId}
                counterIds={counters.map(({ counterId }) => counterId)}
              />
            )}
          </Section>
        </>
      )}
    </Loaded>
  );
}
