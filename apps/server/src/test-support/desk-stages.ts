import type { Product } from '../ap2t/application/model.ts';
import { findApplication } from '../ap2t/application/store.ts';
import { payable } from './desk-agreement.ts';
import { type DeskWorld, newConnection } from './desk-world.ts';

/** How far a new connection is taken, in order. */
export const stages = [
  ...(['paid', 'activated', 'kctSet', 'workOrdered', 'realised', 'signed'] as const),
  ...(['pdlEntered', 'pdlApproved', 'posted'] as const),
];
export type Stage = (typeof stages)[number];

/** A new two-way connection as far as it was taken. */
export interface Staged {
  readonly agendaNo: string;
  readonly idpel: string;
  readonly meterNo: string;
  /** Of its payment. */
  readonly requestKey: string;
}

let cards = 0;

/** Enters a new connection, has it paid, and takes it on to where a test wants it. */
export async function takenTo(world: DeskWorld, stage: Stage): Promise<Staged> {
  const { agendaNo } = await payable(world);
  const { requestKey } = await world.pay(agendaNo);
  const meterNo = await world.meter('nfc');
  const last = stages.indexOf(stage);
  const steps: Readonly<Record<Exclude<Stage, 'paid'>, () => Promise<unknown>>> = {
    activated: async () => {
      await world.act(agendaNo, 'activate', { meterNo });
      await world.until(agendaNo, 'tokens-generated');
    },
    kctSet: () => world.act(agendaNo, 'setKct'),
    workOrdered: () => world.act(agendaNo, 'issueWorkOrder'),
    realised: () => world.act(agendaNo, 'realise', realisation(world, meterNo)),
    signed: () => world.act(agendaNo, 'sign', signatures(world, agendaNo)),
    pdlEntered: () => world.act(agendaNo, 'enterPdl'),
    pdlApproved: async () => {
      await world.act(agendaNo, 'checkPdl');
      await world.act(agendaNo, 'approvePdl');
    },
    posted: () => world.act(agendaNo, 'postPdl'),
  };
  for (const one of stages.slice(1, last + 1)) if (one !== 'paid') await steps[one]();
  const { idpel } = await findApplication(world.database, agendaNo);
  return { agendaNo, idpel, meterNo, requestKey };
}

/** What a fitter reports today. */
export function realisation(world: DeskWorld, meterNo: string) {
  const seals = [{ place: 'Tutup meter', number: 'S15-004417' }];
  return {
    ...{ doneOn: today(world), fitter: 'DEDI', installedMeter: meterNo, seals },
    installed: { lwbpKwh: 0 },
  };
}

/** What a customer signs today; each with a card of their own. */
export function signatures(world: DeskWorld, agendaNo: string) {
  const paper = { signedBy: 'SICILIA', signedOn: today(world) };
  cards += 1;
  return {
    contract: { ...paper, paperNo: `${agendaNo}/SPJBTL` },
    minutes: { ...paper, paperNo: `${agendaNo}/BAP` },
    cardUid: `04A1B2${String(cards).padStart(8, '0')}`,
  };
}

/** The day of the world's clock in WIB. */
export function today(world: DeskWorld): string {
  return new Date(world.now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** An entry over HTTP, as a clerk sends it. */
export function entryBody(product: Product = 'prepaid-nfc') {
  const { idpel: _, unit, ...order } = newConnection(product);
  return { ...order, unit: unit ?? '' };
}
