import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Narrator } from '../narrator.ts';
import { type DeskClient, deskClient, type Told } from './client.ts';
import { newMeter } from './meter.ts';
import { enterTokens, pay, type TypedToken } from './outside.ts';
import type { DemoPerson } from './people.ts';
import { demoStockMeter } from './stock.ts';
import * as story from './story.ts';

/** What one application came to. */
export interface ApplicationResult {
  readonly agendaNo: string;
  readonly registrationNo: string;
  readonly idpel: string;
  readonly meterNo: string;
  /** Rupiah. */
  readonly paid: number;
  /** In the order of entry, as the meter answered. */
  readonly tokens: readonly TypedToken[];
  /** Of the first stroom, as the meter shows it. */
  readonly creditKwh: number;
  readonly state: string;
  readonly papers: readonly string[];
}

export interface ApplicationDemo {
  readonly serverUrl: string;
  readonly password: string;
  /** Access key of the demo's counter, which takes the payment. */
  readonly counterKey: string;
  readonly narrate: Narrator;
  /** Where the papers go as PDF; null: nowhere. */
  readonly papersDir: string | null;
}

const order = {
  ...{ kind: 'PB', channel: '05', unit: '53425' },
  applicant: {
    ...{ name: 'KETUT CONTOH', phone: '0812 3456 7890', identityNo: '3273010101010001' },
    ...{ address: 'DK. SELATAN No.20', rtRw: '4/5', kddk: '534SA0120046', purpose: 'Rumah tangga' },
  },
  service: {
    ...{ product: 'prepaid-nfc', tariff: 'R1', powerVa: 2200, meterChange: false },
    firstCreditCents: 5_000_000,
  },
};

/** A new connection, two-way, from the application to the posted PDL: by the people of the demo, over the API. */
export async function runApplication(demo: ApplicationDemo): Promise<ApplicationResult> {
  const { narrate, serverUrl } = demo;
  const desk = deskClient(serverUrl, demo.password);
  const entered = await desk.post('sari', '/applications', order);
  const agendaNo = String(entered['agendaNo']);
  narrate(story.entered(entered));
  const step = (person: DemoPerson, action: string, body: object = {}): Promise<Told> =>
    desk.post(person, `/applications/${agendaNo}/${action}`, body);
  await step('budi', 'approve');
  const sip = await step('sari', 'issue-sip');
  narrate(story.approved(sip));
  const registrationNo = String(sip['registrationNo']);
  const paid = await pay(serverUrl, demo.counterKey, registrationNo);
  narrate(story.paid(registrationNo, paid));
  const meterNo = demoStockMeter('nfc', 1);
  await step('tono', 'activate', { meterNo });
  await untilGenerated(desk, agendaNo);
  narrate(story.activated(meterNo));
  await step('tono', 'set-kct');
  await step('tono', 'issue-work-order');
  const meter = newMeter(meterNo);
  const tokens = await enterTokens(desk, agendaNo, meter);
  narrate(story.installed(tokens, meter.state));
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const seals = [{ place: 'Tutup meter', number: 'S-000001' }];
  const report = { doneOn: today, fitter: 'DEDI', installedMeter: meterNo, seals };
  const told = tokens.map(({ requestId, taken }) => ({ requestId, taken }));
  const reports = [...new Map(told.map((one) => [one.requestId, one])).values()];
  await step('dedi', 'realise', { ...report, installed: { lwbpKwh: 0 }, tokens: reports });
  const paper = (kind: string) => ({
    ...{ paperNo: `${agendaNo.slice(-4)}/${kind}/53425`, signedBy: 'KETUT', signedOn: today },
  });
  const cardUid = '04D5E6F7A8B990';
  await step('sari', 'sign', { contract: paper('SPJBTL'), minutes: paper('BAP'), cardUid });
  narrate(story.signed(cardUid));
  await step('rina', 'enter-pdl');
  await step('yuli', 'check-pdl');
  await step('budi', 'approve-pdl');
  const posted = await step('rina', 'post-pdl');
  const papers = await keepPapers(desk, agendaNo, demo.papersDir);
  narrate(story.posted(posted, papers));
  return {
    ...{ agendaNo, registrationNo, idpel: String(entered['idpel']), meterNo, paid, tokens },
    ...{ creditKwh: meter.state.creditWh / 1000, state: String(posted['state']), papers },
  };
}

const attempts = 400;

async function untilGenerated(desk: DeskClient, agendaNo: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { application } = await desk.get('tono', `/applications/${agendaNo}`);
    if ((application as Told)['state'] === 'tokens-generated') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the tokens of ${agendaNo} are not generated`);
}

/** Writes the papers, each by its kind and register number; gives their names. */
async function keepPapers(
  desk: DeskClient,
  agendaNo: string,
  folder: string | null,
): Promise<readonly string[]> {
  const { documents } = await desk.get('tono', `/applications/${agendaNo}/documents`);
  const valid = (documents as readonly Told[]).filter(({ state }) => state === 'valid');
  const names: string[] = [];
  if (folder !== null) await mkdir(folder, { recursive: true });
  for (const { documentId, kind } of valid) {
    const name = `${String(kind).toLowerCase().replace('_', '-')}.pdf`;
    names.push(name);
    if (folder === null) continue;
    await writeFile(join(folder, name), await desk.bytes('tono', `/documents/${documentId}`));
  }
  return names.toSorted();
}
