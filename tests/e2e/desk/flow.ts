import assert from 'node:assert/strict';
import { luhnCheckDigit } from '@setrum/sts';
import type { Person, ServedDesk } from './desk.ts';

/** What the API tells of an application. */
export type Told = Readonly<Record<string, unknown>>;

/** 11 digits of a maker with the check digit. */
export function meterNumber(maker: string, serial: number): string {
  const body = `${maker}${String(serial).padStart(8, '0')}`;
  return `${body}${luhnCheckDigit(body)}`;
}

/** Receives a meter and issues it to the unit, as the metering staff does. */
export async function stock(desk: ServedDesk, meterNo: string, modelId: string): Promise<void> {
  const sts = {
    ...{ sgc: '534250', krn: 2, ti: '01', ken: 255, keyType: 2 },
    ...{ ea: '11', dkga: '04', kctCount: 4, baseDate: 2014 },
  };
  const meter = { meterNo, modelId, factoryNo: meterNo.slice(0, 2), sts };
  await desk.post('tono', '/meter-stock/receipts', { meters: [meter] });
  await desk.post('tono', '/meter-stock/issues', { meterNos: [meterNo], unit: '53425' });
}

/** The steps of one application over the API. */
export class Flow {
  readonly #desk: ServedDesk;
  readonly agendaNo: string;

  private constructor(desk: ServedDesk, agendaNo: string) {
    this.#desk = desk;
    this.agendaNo = agendaNo;
  }

  static async enter(desk: ServedDesk, order: object): Promise<Flow> {
    const entered = await desk.post('sari', '/applications', order);
    return new Flow(desk, String(entered['agendaNo']));
  }

  step(person: Person, action: string, body: object = {}): Promise<Told> {
    return this.#desk.post(person, `/applications/${this.agendaNo}/${action}`, body);
  }

  refused(person: Person, action: string, body: object = {}): Promise<string> {
    return this.#desk.refused(person, `/applications/${this.agendaNo}/${action}`, body);
  }

  async detail(): Promise<Told> {
    return this.#desk.get('sari', `/applications/${this.agendaNo}`);
  }

  async application(): Promise<Told> {
    return (await this.detail())['application'] as Told;
  }

  /** Approved by a supervisor, SIP issued. */
  async approved(): Promise<Told> {
    await this.step('budi', 'approve');
    return this.step('sari', 'issue-sip');
  }

  /** Paid at the bank, over ISO 8583. */
  async paid(): Promise<void> {
    const { registrationNo } = await this.approved();
    assert.equal(await this.#desk.pay(String(registrationNo)), 'sold');
    assert.equal((await this.application())['state'], 'paid');
  }

  /** Activated, tokens generated, KCT set, and the work order out. */
  async sentOut(meterNo: string, body: object = {}): Promise<void> {
    await this.step('tono', 'activate', { meterNo, ...body });
    await this.until('tokens-generated');
    await this.step('tono', 'set-kct');
    await this.step('tono', 'issue-work-order');
  }

  async until(state: string): Promise<void> {
    for (let attempt = 0; attempt < 400; attempt++) {
      if ((await this.application())['state'] === state) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    assert.fail(`${this.agendaNo} does not become ${state}`);
  }

  /** What the fitter reports today, and both papers signed. */
  async realised(report: object, signing: object = {}): Promise<void> {
    await this.step('dedi', 'realise', {
      doneOn: this.today(),
      fitter: 'DEDI',
      seals: [],
      ...report,
    });
    const { contract, minutes } = { contract: this.paper('SPJBTL'), minutes: this.paper('BAP') };
    await this.step('sari', 'sign', { contract, minutes, ...signing });
  }

  /** From signed papers to the posted PDL. */
  async posted(pdl: object = {}): Promise<void> {
    await this.step('rina', 'enter-pdl', pdl);
    assert.equal(await this.refused('rina', 'check-pdl'), 'SETRUM_ORDER_OWN');
    await this.step('yuli', 'check-pdl');
    await this.step('budi', 'approve-pdl');
    await this.step('rina', 'post-pdl');
    assert.equal((await this.application())['state'], 'posted');
  }

  today(): string {
    return new Date(this.#desk.now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  }

  paper(kind: string): object {
    const signed = { signedBy: 'PELANGGAN', signedOn: this.today() };
    return { ...signed, paperNo: `${this.agendaNo.slice(-4)}/${kind}/53425/I/2015` };
  }
}
