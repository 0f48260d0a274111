import { kwh, rupiah } from '@setrum/loket';
import type { MeterState } from '@setrum/meter';
import type { Step } from '../narrator.ts';
import type { Told } from './client.ts';
import type { TypedToken } from './outside.ts';

// The steps of a new connection in words, for somebody who has never seen AP2T.

const names: Readonly<Record<string, string>> = {
  BP: 'biaya penyambungan / connection',
  UJL: 'uang jaminan / deposit',
  MATERAI: 'meterai / stamp',
  PPN: 'PPN / VAT',
  STROOM: 'stroom perdana / first credit',
  PPJ: 'PPJ / local tax',
};

export function entered(application: Told): Step {
  const { lines } = application['costs'] as { lines: { kind: string; amountCents: number }[] };
  return {
    id: 'Sari mencatat permohonan Pasang Baru: Prabayar Dua Arah - NFC. Biaya dihitung seketika.',
    en: 'Sari enters an application for a new two-way connection. Its costs are worked out at once.',
    seen: [
      `agenda ${application['agendaNo']} · IDPEL ${application['idpel']} · ${application['name']}`,
      ...lines.map(
        ({ kind, amountCents }) => `${rupiah(amountCents).padStart(16)}  ${names[kind] ?? kind}`,
      ),
    ],
  };
}

export function approved(sip: Told): Step {
  return {
    id: 'Budi menyetujui, biaya dibekukan; SIP terbit dengan nomor registrasi.',
    en: 'Budi approves, the costs are frozen; the SIP goes out with a registration number.',
    seen: [
      `registrasi / registration ${sip['registrationNo']} · sampai / until ${sip['sipExpiresOn']}`,
    ],
  };
}

export function paid(registrationNo: string, total: number): Step {
  return {
    id: 'Calon pelanggan membayar nomor registrasi di loket. AP2T tahu dalam langkah yang sama.',
    en: 'The customer pays the registration number at a counter. AP2T knows in the same step.',
    seen: [`${registrationNo} · ${rupiah(total * 100)} (termasuk admin / with the fee)`],
  };
}

export function activated(meterNo: string): Step {
  return {
    id: 'Tono mengaktivasi nomor meter dari stok; permohonan token menjadi SUKSES TOKEN.',
    en: 'Tono activates a meter from stock; the tokens are requested and generated.',
    seen: [`meter ${meterNo}`],
  };
}

export function installed(tokens: readonly TypedToken[], state: MeterState): Step {
  return {
    id: 'PK terbit. Dedi memasang meter dan mengetik token menurut urutannya.',
    en: 'The work order goes out. Dedi installs the meter and types the tokens in their order.',
    seen: [
      ...tokens.map(
        ({ kind, part, of, display }) => `${kind}${of > 1 ? ` ${part}/${of}` : ''}: ${display}`,
      ),
      `stroom di meter / credit in the meter ${kwh(Math.floor(state.creditWh / 100))}`,
    ],
  };
}

export function signed(cardUid: string): Step {
  return {
    id: 'Pelanggan menandatangani BA dan SPJBTL, dan menerima kartu.',
    en: 'The customer signs minutes and contract, and gets the card.',
    seen: [`kartu / card ${cardUid}`],
  };
}

export function posted(application: Told, papers: readonly string[]): Step {
  return {
    id: 'PDL: Rina mencatat, Yuli memeriksa, Budi mengesahkan, Rina memposting. Data pelanggan berlaku.',
    en: 'PDL: Rina enters, Yuli checks, Budi approves, Rina posts. The customer is live.',
    seen: [`agenda ${application['agendaNo']}: ${application['state']}`, ...papers],
  };
}
