import {
  type BillOffer,
  type DayTotals,
  meaningOf,
  type Outcome,
  type PrepaidInquiry,
  type Sale,
} from '@setrum/bank';

/** Rupiah as people write them: `Rp 50.000`, with cents only where there are some. */
export function rupiah(cents: number): string {
  const whole = String(Math.trunc(cents / 100)).replace(/\B(?=(\d{3})+$)/g, '.');
  return `Rp ${whole}${cents % 100 === 0 ? '' : `,${String(cents % 100).padStart(2, '0')}`}`;
}

const states: Readonly<Record<Sale['state'], string>> = {
  asked: 'ditanyakan / asked',
  sold: 'TERJUAL / SOLD',
  refused: 'DITOLAK, pelanggan tidak ditagih / REFUSED, the customer is not charged',
  unknown: 'belum jelas / not known yet',
  manual: 'MANUAL ADVICE, harus diperiksa orang / a person must look after it',
};

/** Prints an object as JSON, or what `lines` makes of it for people. */
export function show(
  json: boolean | undefined,
  value: object,
  lines: () => readonly string[],
): void {
  process.stdout.write(
    json === true ? `${JSON.stringify(value, null, 2)}\n` : `${lines().join('\n')}\n`,
  );
}

export function inquiryLines(inquiry: PrepaidInquiry): readonly string[] {
  const { meterNo, idpel, name, tariff, powerVa, adminCents, supply, plnRef, switcherRef } =
    inquiry;
  const unsold = supply?.unsold.map(({ amountCents }) => rupiah(amountCents)) ?? [];
  return [
    `Meter / IDPEL         ${meterNo} / ${idpel}`,
    `Nama / name           ${name}`,
    `Tarif/daya / tariff   ${tariff}/${powerVa} VA`,
    `Admin / fee           ${rupiah(adminCents)}`,
    `Batas / limit         ${supply === null ? '-' : `${supply.maxKwh} kWh`}`,
    ...(unsold.length === 0 ? [] : [`Unsold                ${unsold.join(', ')}`]),
    `Ref PLN               ${plnRef}`,
    `Ref switching         ${switcherRef}`,
  ];
}

export function offerLines(offer: BillOffer): readonly string[] {
  return [
    `Nomor / number        ${offer.subject}`,
    `Nama / name           ${offer.name}`,
    `Tagihan / due         ${rupiah(offer.amountCents)} (${offer.billsCents.length})`,
    `Admin / fee           ${rupiah(offer.adminCents)}`,
  ];
}

export function outcomeLines({ sale, token }: Outcome): readonly string[] {
  const code =
    sale.code === null ? 'tanpa jawaban / no answer' : `${sale.code} ${meaningOf(sale.code)}`;
  return [
    `${states[sale.state]}`,
    `Kode / code           ${code}`,
    ...(sale.detail === undefined ? [] : [`Catatan / note        ${sale.detail}`]),
    `No. jejak / STAN      ${sale.stan} (${sale.asksAgain} kali ditanya lagi / times asked again)`,
    `Nomor / number        ${sale.subject}`,
    `Rp bayar / to pay     ${rupiah(sale.amountCents + sale.adminCents)} (admin ${rupiah(sale.adminCents)})`,
    ...(sale.figures === undefined ? [] : figureLines(sale.figures)),
    ...(token === null ? [] : [`STROOM/TOKEN          ${token.replace(/(\d{4})(?=\d)/g, '$1 ')}`]),
  ];
}

function figureLines(figures: NonNullable<Sale['figures']>): readonly string[] {
  const { stampCents, ppnCents, ppjCents, instalmentCents, tokenCents, energyCkwh } = figures;
  return [
    `Materai, PPN, PPJ     ${[stampCents, ppnCents, ppjCents].map(rupiah).join(', ')}`,
    `Angsuran / instalment ${rupiah(instalmentCents)}`,
    `Rp stroom, kWh        ${rupiah(tokenCents)}, ${(energyCkwh / 100).toFixed(2).replace('.', ',')} kWh`,
  ];
}

export function totalsLines(totals: readonly DayTotals[]): readonly string[] {
  if (totals.length === 0) return ['Buku kosong. The books are empty.'];
  return totals.map(({ day, product, count, soldCents, adminCents, chargedCents }) => {
    const counts = Object.entries(count)
      .filter(([, n]) => n > 0)
      .map(([state, n]) => `${state} ${n}`);
    const money = `terjual / sold ${rupiah(soldCents)} + ${rupiah(adminCents)}, dipegang / held ${rupiah(chargedCents)}`;
    return `${day} ${product}  ${counts.join(', ')}  ${money}`;
  });
}

export function saleLine({
  at,
  stan,
  product,
  subject,
  state,
  code,
  amountCents,
  adminCents,
}: Sale): string {
  return `${at} ${stan} ${product} ${subject} ${rupiah(amountCents + adminCents)} ${state} ${code ?? '-'}`;
}
