import type { Purchase, Sale, Visit } from '@setrum/loket';
import { grouped, kwh, receiptLines, rupiah } from '@setrum/loket';
import type { MeterState, TapResult, TokenOutcome } from '@setrum/meter';
import { type LoadProfileAnswer, profileTable } from '../staff.ts';
import type { Step } from './narrator.ts';
import { sicilia } from './world.ts';

// The loop's steps in words, Indonesian and English, for somebody who has never seen a line of this code.

const whText = (wh: number): string => kwh(Math.floor(wh / 100));

export function warned(before: MeterState, after: MeterState): Step {
  return {
    id: 'Stroom hampir habis: meter memberi peringatan.',
    en: 'The credit runs low: the meter warns.',
    seen: [
      `meter ${after.meterNo} · ${sicilia.meter.make} ${sicilia.meter.type} · ${sicilia.name}`,
      `sisa / left ${whText(before.creditWh)} → ${whText(after.creditWh)}  (peringatan / warning < ${whText(after.config.lowCreditWh)})`,
    ],
  };
}

export function reported(tap: TapResult, cardUid: string): Step {
  return {
    id: 'Pelanggan menempelkan kartu di meter: nomor meter dan load profile 12 bulan tersimpan di kartu.',
    en: 'The customer taps the card on the meter: meter number and twelve months of load profile go on it.',
    seen: [`kartu / card ${cardUid} · laporan / report ${tap.report?.sequence ?? '-'}`],
  };
}

export function visited({ card, inquiry }: Visit): Step {
  return {
    id: 'Di loket kartu ditempelkan di pembaca: tidak ada yang mengetik. P2APST menjawab siapa pelanggannya.',
    en: 'At the counter the card is tapped on the reader: nobody types anything. P2APST says who it is.',
    seen: [
      `meter ${inquiry.meterNo} · IDPEL ${inquiry.idpel} · ${inquiry.holder} · ${inquiry.tariff}/${inquiry.powerVa} VA`,
      `${card.report?.records.length ?? 0} bulan dari kartu / months from the card · masih boleh beli / may still buy ${kwh(inquiry.allowedDkwh)}`,
    ],
  };
}

export function sold(purchase: Purchase, counterId: string): Step {
  return {
    id: `Pembelian ${rupiah(purchase.amountCents)}: deposit, buku besar, token dan load profile tersimpan dalam satu langkah.`,
    en: 'The purchase: deposit, ledger, token and load profile are stored in one step.',
    seen: [counterId, ...receiptLines(purchase)],
  };
}

export function written(sale: Sale): Step {
  return {
    id: 'Loket menuliskan token ke kartu.',
    en: 'The counter writes the token on the card.',
    seen: [
      `kotak surat / mailbox ${sale.purchase.mailbox?.sequence ?? '-'} · ${grouped(sale.purchase.token)}`,
    ],
  };
}

export function taken(tap: TapResult, beforeWh: number, afterWh: number): Step {
  const last = tap.tokens.at(-1);
  return {
    id: 'Di rumah kartu ditempelkan di meter: stroom bertambah tepat sebanyak yang dibeli.',
    en: 'At home the card is tapped on the meter: exactly the energy that was sold is added.',
    seen: [
      `layar / display: ${tap.display.id}  (${last?.result ?? '-'})`,
      `sisa / left ${whText(beforeWh)} + ${kwh(tap.addedDkwh)} = ${whText(afterWh)}`,
    ],
  };
}

export function refusedAgain(outcome: TokenOutcome): Step {
  return {
    id: 'Token yang sama diketik di keypad: ditolak, karena sudah dipakai.',
    en: 'The same token typed on the keypad: refused, because it is used.',
    seen: [`layar / display: ${outcome.display.id}  (${outcome.result})`],
  };
}

export function learnt(profile: LoadProfileAnswer, reference: string): Step {
  const token = profile.tokens.find((one) => one.reference === reference);
  return {
    id: 'Kunjungan berikutnya: kartu memberi tahu pusat bahwa token sudah masuk ke meter.',
    en: 'At the next visit the card tells the centre that the token has reached the meter.',
    seen: [`${reference} · hasil / result ${token?.result ?? 'belum / not yet'} (1 = accepted)`],
  };
}

export function profile(answer: LoadProfileAnswer): Step {
  return {
    id: `AP2T: load profile meter ${answer.supplyPoint.meterNo}, ${answer.supplyPoint.holder}.`,
    en: `AP2T: the load profile. Tamper 0 = normal, 8 = tamper; "tegangan rendah" = below ${answer.lowVoltageLimitV} V.`,
    seen: profileTable(answer).trimEnd().split('\n'),
  };
}
