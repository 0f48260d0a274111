import type { Desk } from './desk.ts';

/** Records of the demo that pages can be opened at. */
export interface Examples {
  readonly idpel: string;
  readonly meterNo: string;
  readonly agendaNo: string;
  readonly registrationNo: string;
  readonly reference: string;
  readonly complaintNo: string;
  readonly collectiveNo: string;
  readonly campaignId: string;
}

const meterNo = '32031017679';
const order = {
  ...{ kind: 'PB', channel: '05', unit: '53425' },
  applicant: {
    ...{ name: 'NENGAH CONTOH', phone: '0812 3456 7890', identityNo: '3273010101010002' },
    ...{ address: 'DK. SELATAN No.31', rtRw: '4/5', kddk: '534SA0120047' },
    purpose: 'Rumah tangga',
  },
  service: {
    ...{ product: 'prepaid-nfc', tariff: 'R1', powerVa: 1300, meterChange: false },
    firstCreditCents: 5_000_000,
  },
};

/** New each time: the same file is taken once. */
const collectiveFile = (): string =>
  [
    'name,address,tariff,power_va,product,first_credit_rupiah',
    `WARGA CONTOH,PERUM. CONTOH ${Date.now()},R1,1300,prepaid-nfc,50000`,
    'TANPA ALAMAT,,R1,1300,prepaid-nfc,50000',
  ].join('\n');

/** The demo's customer, and an application that is made now, up to its SIP. */
export async function makeExamples(desk: Desk): Promise<Examples> {
  const entered = await desk.post('sari', '/applications', order);
  const agendaNo = String(entered['agendaNo']);
  await desk.post('budi', `/applications/${agendaNo}/approve`, {});
  const sip = await desk.post('sari', `/applications/${agendaNo}/issue-sip`, {});
  const complained = { kind: 'other', idpel: '534252904966', description: 'Antrean panjang' };
  const { complaint } = await desk.post<{ complaint: { readonly agendaNo: string } }>(
    'sari',
    '/complaints',
    complained,
  );
  const { collective } = await desk.upload<{ collective: { readonly collectiveNo: string } }>(
    'sari',
    '/collectives?unit=53425&name=contoh.csv',
    collectiveFile(),
  );
  const { sales } = await desk.get<{ sales: readonly { readonly reference: string }[] }>(
    'lina',
    `/sales?q=${meterNo}`,
  );
  return {
    ...{ idpel: '534252904966', meterNo, agendaNo },
    registrationNo: String(sip['registrationNo']),
    reference: sales.at(-1)?.reference ?? '',
    complaintNo: complaint.agendaNo,
    collectiveNo: collective.collectiveNo,
    campaignId: await campaign(desk),
  };
}

/** It waits for a decision; no meter of the demo has such a key. */
async function campaign(desk: Desk): Promise<string> {
  const order = { name: 'Contoh kampanye', reason: 'contoh', units: ['53425'] };
  const keys = { from: { krn: 9 }, target: { krn: 8 } };
  return String((await desk.post('tono', '/key-campaigns', { ...order, ...keys }))['campaignId']);
}
