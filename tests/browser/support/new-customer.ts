import { luhnCheckDigit } from '@setrum/sts';
import type { Desk, Told } from './desk.ts';

/** A customer with a two-way meter, by an application that went all the way. */
export interface NewCustomer {
  readonly idpel: string;
  readonly meterNo: string;
  readonly cardUid: string;
  readonly agendaNo: string;
}

let serial = Math.floor(Date.now() / 1000) % 100_000_000;

/** A meter of its own in the stock of the demo's unit, with the key of its other meters. */
export async function newMeter(desk: Desk): Promise<string> {
  serial += 1;
  const body = `32${String(serial).padStart(8, '0')}`;
  const meterNo = `${body}${luhnCheckDigit(body)}`;
  const { meter: like } = await desk.get<{ meter: Told }>('tono', '/meter-stock/32770000019');
  const meter = { meterNo, modelId: like['modelId'], factoryNo: null, sts: like['sts'] };
  await desk.post('tono', '/meter-stock/receipts', { meters: [meter] });
  await desk.post('tono', '/meter-stock/issues', { meterNos: [meterNo], unit: '53425' });
  return meterNo;
}

/** Enters, pays, activates, installs and posts a new connection, as the demo's people do. */
export async function newCustomer(desk: Desk, name: string): Promise<NewCustomer> {
  const meterNo = await newMeter(desk);
  const cardUid = `04${meterNo.slice(-6)}AABB80`;
  const entered = await desk.post('sari', '/applications', orderOf(name));
  const agendaNo = String(entered['agendaNo']);
  const step = (as: string, action: string, body: object = {}): Promise<Told> =>
    desk.post(as, `/applications/${agendaNo}/${action}`, body);
  await step('budi', 'approve');
  await pay(desk, String((await step('sari', 'issue-sip'))['registrationNo']));
  await step('tono', 'activate', { meterNo });
  await untilGenerated(desk, agendaNo);
  await step('tono', 'set-kct');
  await step('tono', 'issue-work-order');
  await step('dedi', 'realise', await reportOf(desk, agendaNo, meterNo));
  const signed = { signedBy: name, signedOn: today() };
  const paper = (kind: string) => ({ ...signed, paperNo: `${agendaNo.slice(-4)}/${kind}/53425` });
  await step('sari', 'sign', { contract: paper('SPJBTL'), minutes: paper('BAP'), cardUid });
  await step('rina', 'enter-pdl');
  await step('yuli', 'check-pdl');
  await step('budi', 'approve-pdl');
  await step('rina', 'post-pdl');
  return { idpel: String(entered['idpel']), meterNo, cardUid, agendaNo };
}

const orderOf = (name: string) => ({
  ...{ kind: 'PB', channel: '05', unit: '53425' },
  applicant: {
    ...{ name, phone: '0812 3456 7890', identityNo: '3273010101010003' },
    ...{ address: 'JL. PENGADUAN No.1', rtRw: '4/5', kddk: '534SA0120048' },
    purpose: 'Rumah tangga',
  },
  service: {
    ...{ product: 'prepaid-nfc', tariff: 'R1', powerVa: 1300, meterChange: false },
    firstCreditCents: 5_000_000,
  },
});

async function pay(desk: Desk, registrationNo: string): Promise<void> {
  const { amountCents, adminCents } = await desk.post('maya', '/bills/inquiries', {
    registrationNo,
  });
  await desk.post('maya', '/bills/payments', { registrationNo, amountCents, adminCents });
}

async function untilGenerated(desk: Desk, agendaNo: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { application } = await desk.get<{ application: Told }>(
      'tono',
      `/applications/${agendaNo}`,
    );
    if (application['state'] === 'tokens-generated') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the tokens of ${agendaNo} are not generated`);
}

/** The fitter says that the meter took every token. */
async function reportOf(desk: Desk, agendaNo: string, meterNo: string): Promise<object> {
  const { requests } = await desk.get<{ requests: readonly Told[] }>(
    'dedi',
    `/token-requests?agendaNo=${agendaNo}`,
  );
  const tokens = requests.map(({ requestId }) => ({ requestId, taken: true }));
  const seals = [{ place: 'Tutup meter', number: 'S-000001' }];
  const installed = { installedMeter: meterNo, installed: { lwbpKwh: 0 } };
  return { doneOn: today(), fitter: 'DEDI', seals, ...installed, tokens };
}

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
