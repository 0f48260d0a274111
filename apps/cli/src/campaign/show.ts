import type { Campaign, CampaignMeterView, UnitProgress } from '@setrum/server';
import { tableOf } from '../people/show.ts';

/** Campaigns as a table. */
export function campaignTable(campaigns: readonly Campaign[]): string {
  if (campaigns.length === 0) return 'Belum ada kampanye. No campaign\n';
  const lines = campaigns.map(({ campaignId, name, state, units, from, target, ...rest }) => [
    ...[campaignId, name, state, units?.join(' ') ?? '*', keyText(from), keyText(target)],
    ...[rest.madeBy, rest.decidedBy ?? '-', rest.problem?.code ?? '-'],
  ]);
  const head = ['Kampanye/Campaign', 'Nama/Name', 'Status', 'Unit', 'Dari/From', 'Ke/To'];
  return tableOf([[...head, 'Oleh/By', 'Diputuskan/Decided', 'Masalah/Problem'], ...lines]);
}

function keyText(values: object): string {
  const text = Object.entries(values).map(([name, value]) => `${name}=${value}`);
  return text.length === 0 ? '*' : text.join(',');
}

const columns = [
  ...(['meters', 'planned', 'held', 'made', 'onCard', 'onPaper'] as const),
  ...(['confirmed', 'refused', 'failed', 'cancelled', 'visits'] as const),
];
const heads = [
  ...['Meter', 'Rencana/Planned', 'Tertahan/Held', 'Dibuat/Made', 'Kartu/Card', 'Kertas/Paper'],
  ...['Selesai/Done', 'Ditolak/Refused', 'Gagal/Failed', 'Batal/Cancelled', 'Kunjungan/Visits'],
];

/** The progress of each unit, and of all together. */
export function progressTable(
  units: readonly UnitProgress[],
  total: Omit<UnitProgress, 'unit'>,
): string {
  const line = (unit: string, counts: Omit<UnitProgress, 'unit'>): readonly string[] => [
    unit,
    ...columns.map((name) => String(counts[name])),
  ];
  const lines = units.map((unit) => line(unit.unit, unit));
  return tableOf([['Unit', ...heads], ...lines, line('Semua/All', total)]);
}

/** Meters of a campaign. */
export function meterTable(meters: readonly CampaignMeterView[]): string {
  if (meters.length === 0) return 'Tidak ada meter. No meter\n';
  const day = (at: Date | null): string => at?.toISOString().slice(0, 10) ?? '-';
  const lines = meters.map(({ meterNo, unit, state, visit, handedBy, problem, ...rest }) => [
    ...[meterNo, unit, state, visit ?? '-', handedBy ?? '-', day(rest.madeAt), day(rest.seenAt)],
    ...[rest.cardState ?? '-', rest.hold ?? problem?.code ?? '-'],
  ]);
  const head = ['Meter', 'Unit', 'Status', 'Kunjungan/Visit', 'Lewat/By', 'Dibuat/Made'];
  return tableOf([[...head, 'Terlihat/Seen', 'Kartu/Card', 'Sebab/Why'], ...lines]);
}
