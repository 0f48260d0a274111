import { luhnCheckDigit } from '@setrum/sts';
import type { Desk } from './desk.ts';

const nfc = 'EM512-710';
export const keypad = 'STAR-1';

let serial = 0;

/** A meter of a model in the stock of the demo's unit: of this test alone. */
export async function newMeter(desk: Desk, modelId = nfc): Promise<string> {
  serial += 1;
  const maker = modelId.startsWith('EM') ? '32' : '45';
  const body = `${maker}${String((Date.now() + serial) % 100_000_000).padStart(8, '0')}`;
  const meterNo = `${body}${luhnCheckDigit(body)}`;
  const sts = {
    ...{ sgc: '534250', krn: 2, ti: '01', ken: 255, keyType: 2 },
    ...{ ea: '11', dkga: '04', kctCount: 4, baseDate: 2014 },
  };
  const meters = [{ meterNo, modelId, factoryNo: null, sts }];
  await desk.post('tono', '/meter-stock/receipts', { meters });
  await desk.post('tono', '/meter-stock/issues', { meterNos: [meterNo], unit: '53425' });
  return meterNo;
}

/** The UID of a card that nobody has. */
export const newCard = (): string =>
  `04${Date.now().toString(16).toUpperCase().padStart(12, '0').slice(-12)}`;

/** Today in WIB. */
export const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** An application as the API tells it, as far as tests need it. */
export interface Told {
  readonly agendaNo: string;
  readonly idpel: string;
  readonly state: string;
  readonly meterNo: string | null;
  readonly product: string;
  readonly meterChange: boolean;
  readonly registrationNo: string | null;
  readonly costs: { readonly totalCents: number };
}

/** Enters a new two-way connection. */
export async function newConnection(desk: Desk, service: object = {}): Promise<string> {
  const usual = { product: 'prepaid-nfc', tariff: 'R1', powerVa: 1300, meterChange: false };
  const { agendaNo } = await desk.post<Told>('sari', '/applications', {
    ...{ kind: 'PB', channel: '05', unit: '53425' },
    applicant: { name: 'NI MADE LAYAR', address: 'DK. SELATAN No.78', kddk: '534SA0120098' },
    service: { ...usual, firstCreditCents: 5_000_000, ...service },
  });
  return agendaNo;
}

export async function applicationOf(desk: Desk, agendaNo: string): Promise<Told> {
  const path = `/applications/${agendaNo}`;
  return (await desk.get<{ readonly application: Told }>('budi', path)).application;
}

/** Waits until the server itself has taken an application to a state. */
export async function reached(desk: Desk, agendaNo: string, state: string): Promise<void> {
  for (let looks = 0; looks < 400; looks++) {
    if ((await applicationOf(desk, agendaNo)).state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${agendaNo} does not become ${state}`);
}

const step = (desk: Desk, as: string, agendaNo: string, path: string, body: object = {}) =>
  desk.post(as, `/applications/${agendaNo}/${path}`, body);

/** Approval, SIP, and the payment at the counter, as far as there is something to pay. */
export async function paid(desk: Desk, agendaNo: string): Promise<void> {
  await step(desk, 'budi', agendaNo, 'approve');
  await step(desk, 'sari', agendaNo, 'issue-sip');
  const { registrationNo, costs, state } = await applicationOf(desk, agendaNo);
  if (state === 'paid') return;
  await desk.post('maya', '/bills/payments', { registrationNo, amountCents: costs.totalCents });
}

/** Activation with a meter, KCT and the work order. */
export async function ordered(desk: Desk, agendaNo: string, meterNo: string): Promise<void> {
  await step(desk, 'tono', agendaNo, 'activate', { meterNo });
  await sentOut(desk, agendaNo);
}

/** KCT and the work order of what is activated, once its tokens are there. */
export async function sentOut(desk: Desk, agendaNo: string): Promise<void> {
  await reached(desk, agendaNo, 'tokens-generated');
  await step(desk, 'tono', agendaNo, 'set-kct');
  await step(desk, 'tono', agendaNo, 'issue-work-order');
}

/** The report of the fitter, and the signatures. */
export async function signed(desk: Desk, agendaNo: string, report: object): Promise<void> {
  const doneOn = today();
  await step(desk, 'dedi', agendaNo, 'realise', { doneOn, fitter: 'DEDI', seals: [], ...report });
  const paper = { paperNo: `${agendaNo}/1`, signedBy: 'PELANGGAN', signedOn: doneOn };
  await step(desk, 'sari', agendaNo, 'sign', { contract: paper, minutes: paper });
}

/** The PDL from its entry to its posting. */
export async function posted(desk: Desk, agendaNo: string, input: object = {}): Promise<void> {
  await step(desk, 'rina', agendaNo, 'enter-pdl', input);
  await step(desk, 'yuli', agendaNo, 'check-pdl');
  await step(desk, 'budi', agendaNo, 'approve-pdl');
  await step(desk, 'rina', agendaNo, 'post-pdl');
}
