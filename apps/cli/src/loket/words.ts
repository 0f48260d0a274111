import {
  type DayView,
  grouped,
  type JournalEntry,
  kwh,
  type MeterHistory,
  type ReaderView,
  rupiah,
  type SaleView,
  type VisitView,
} from '@setrum/loket';
import { tableOf } from '../books/table.ts';

const arrivals = {
  taken: 'sudah masuk meter / taken',
  refused: 'DITOLAK meter / refused',
  unknown: 'belum diketahui / not known yet',
} as const;

const steps: Readonly<Record<JournalEntry['step'], string>> = {
  asked: 'belum pasti / open',
  sold: 'terjual, kartu menunggu / sold, card waits',
  written: 'di kartu / on the card',
  paper: 'di kertas / on paper',
  declined: 'ditolak pusat / declined',
  cancelled: 'dibatalkan / called off',
};

const lights: Readonly<Record<ReaderView['light'], string>> = {
  missing: 'tidak tersambung / not connected',
  idle: 'siap, tunggu kartu / waits for a card',
  card: 'ada kartu / a card lies there',
  busy: 'sedang bekerja / at work',
  error: 'gagal / failed',
  silent: 'tidak menjawab / does not answer',
};

/** An instant as a counter reads it, WIB: `23/11/2026 12:00`. */
export function shortTime(instant: string): string {
  const local = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString();
  const [year, month, day] = local.slice(0, 10).split('-');
  return `${day}/${month}/${year} ${local.slice(11, 16)}`;
}

export function readerText({ reader, light, problem }: ReaderView): string {
  return `${reader}: ${problem?.message.id ?? lights[light]}`;
}

/** Who it is, what the meter said, what was bought: what a clerk reads before money changes hands. */
export function visitText({ inquiry, card, pending, notCarried }: VisitView): string {
  const { holder, idpel, meterNo, tariff, powerVa, allowedDkwh } = inquiry;
  return [
    `${holder}  ·  IDPEL ${idpel}  ·  meter ${meterNo}  ·  ${tariff}/${powerVa} VA`,
    `Masih boleh dibeli bulan ini / may still buy this month: ${kwh(allowedDkwh)}`,
    ...meterLines(card?.meter ?? null),
    ...(card === null || card.tokensWaiting === 0
      ? []
      : [`Token di kartu belum diambil meter / tokens waiting on the card: ${card.tokensWaiting}`]),
    ...(notCarried === null
      ? []
      : [
          `Token yang menunggu belum ditulis ke kartu: ${notCarried.message.id} (${notCarried.code})`,
        ]),
    ...historyLines(inquiry.history ?? null),
    ...(pending.length === 0 ? [] : ['Kartu ini punya penjualan tertunda / has pending sales.']),
  ].join('\n');
}

function meterLines(meter: NonNullable<VisitView['card']>['meter']): readonly string[] {
  if (meter === null) return [];
  const { tamper, lowCredit, supplyOff, overload, keypadLocked } = meter.state;
  const remarks = [
    tamper ? 'TAMPER' : '',
    lowCredit ? 'stroom hampir habis / low credit' : '',
    supplyOff ? 'padam / supply off' : '',
    overload ? 'beban lebih / overload' : '',
    keypadLocked ? 'keypad terkunci / locked' : '',
  ].filter((text) => text !== '');
  return [
    `Sisa di meter / left in the meter: ${kwh(meter.creditDkwh)}  (${shortTime(meter.readAt)} WIB; stand ${kwh(meter.standDkwh)})`,
    ...(remarks.length === 0 ? [] : [`Meter: ${remarks.join(', ')}`]),
  ];
}

function historyLines(history: MeterHistory | null): readonly string[] {
  if (history === null || history.purchases.length === 0) return [];
  const rows = history.purchases.map(({ purchasedAt, amountCents, energyDkwh, arrival }) => [
    shortTime(purchasedAt),
    rupiah(amountCents),
    kwh(energyDkwh),
    arrivals[arrival],
  ]);
  const head = ['Pembelian / purchases', 'Rp', 'kWh', 'Token'];
  return tableOf([head, ...rows], 1, 2)
    .trimEnd()
    .split('\n');
}

/** How a sale came out. The token is told only where the customer has to type it. */
export function saleText({ card, problem, purchase }: SaleView): string {
  const sold = `${rupiah(purchase.totalCents)}  ·  ${kwh(purchase.energyDkwh)}  ·  ${purchase.holder}`;
  if (card === 'written')
    return `TERJUAL, token sudah di kartu. Sold, the token is on the card.\n${sold}`;
  if (card === 'pending') {
    return `TERJUAL, kartu belum ditulis. Sold, the card is not written yet.\n${problem?.message.id ?? ''} ${problem?.action.id ?? ''}\n${sold}`;
  }
  const tokens = [
    ...purchase.keyChange,
    ...(purchase.compensations ?? []).map(({ token }) => token),
    purchase.token,
  ];
  const why = problem === null ? '' : `${problem.message.id}\n`;
  const list = tokens.map((token, n) => `   ${n + 1}) ${grouped(token)}`).join('\n');
  return `TERJUAL, token diketik di meter, berurutan. Sold, to be typed at the meter in this order.\n${why}${list}\n${sold}`;
}

export function entryText({
  meterNo,
  amountCents,
  totalCents,
  step,
  begunAt,
  cardUid,
}: JournalEntry): string {
  const how = cardUid === null ? 'tanpa kartu / no card' : `kartu / card ${cardUid}`;
  return `${shortTime(begunAt)}  meter ${meterNo}  ${rupiah(totalCents ?? amountCents)}  ${how}  ${steps[step]}`;
}

/** The sales of a day, and what must be in the till. */
export function dayText({ sales, cash }: DayView): string {
  const head = ['No', 'Waktu / time', 'Meter', 'Rp', 'Hasil / outcome', 'Struk'];
  const rows = sales.map(
    ({ begunAt, soldAt, meterNo, amountCents, totalCents, step, printed }, n) => [
      String(n + 1),
      shortTime(soldAt ?? begunAt),
      meterNo,
      rupiah(totalCents ?? amountCents),
      steps[step],
      printed ? 'tercetak / printed' : '-',
    ],
  );
  const list =
    rows.length === 0 ? 'Belum ada penjualan. No sales yet.\n' : tableOf([head, ...rows], 3, 3);
  const open =
    cash.open.count === 0
      ? ''
      : `, belum pasti / open ${cash.open.count}: ${rupiah(cash.open.totalCents)}`;
  return `${list}Kas / till ${cash.day}: ${cash.sold.count} penjualan / sales, ${rupiah(cash.sold.totalCents)}${open}\n`;
}
