import {
  grantAccess,
  importTestCardKey,
  importTestKey,
  issueMeterShares,
  meterCardKeys,
  newAccessKey,
  type RunningServer,
  registerCustomer,
  registerLink,
  registerMeterKey,
  registerPartner,
  seedDemoClaims,
  topUpDeposit,
} from '@setrum/server';
import { type DemoKeys, readDemoKeys, writeDemoKeys } from './keys.ts';
import { sicilia } from './sicilia.ts';

export { sicilia, siciliaCardUid, siciliaRecords } from './sicilia.ts';

/** A customer whose meter has a keypad only: its token always goes on paper. */
export const wayan = {
  idpel: '534252904974',
  name: 'WAYAN KEYPAD',
  address: 'DK. SELATAN No.14 RT.4/5',
  unit: '53425',
  tariff: 'R1T',
  powerVa: 1300,
  meter: { meterNo: '01450000011', make: 'DEMO', type: 'KEYPAD', kind: 'keypad' },
} as const;

/** The decoder key of the demo meter, as vending registers it: DKGA04 with EA11. */
export const siciliaKey = {
  meterNo: sicilia.meter.meterNo,
  dkga: '04',
  ea: '11',
  keyType: 2,
  sgc: '534250',
  krn: 2,
  ti: '01',
  ken: 255,
  baseDate: 2014,
} as const;

/** The older suite, DKGA02 with EA07 and its sample tables. */
export const wayanKey = {
  ...siciliaKey,
  meterNo: wayan.meter.meterNo,
  dkga: '02',
  ea: '07',
} as const;

/** The vending keys of both meters and their next revision: test keys that everybody can make. */
const demoVendingKeys = [siciliaKey, wayanKey].flatMap(({ sgc, dkga, baseDate }) =>
  [2, 3].map((krn) => ({ sgc, krn, kind: 'VUDK', dkga, baseDate }) as const),
);

/** The test card key of the demo: its cards are signed, as anybody could. */
export const demoCardKeyVersion = 1;

export const demoPartner = {
  partnerId: '4510017',
  name: 'BANK DEMO',
  adminCents: 250_000,
} as const;
/** The line of the demo partner: from this machine, signed on without ceremony. */
const demoLink = {
  linkId: 'demo',
  centralId: '4512017',
  switcherIds: ['ST145S3'],
  bankCodes: [demoPartner.partnerId],
  addresses: ['127.0.0.0/8', '::1/128'],
  autoSignOn: true,
  maxConnections: 256,
  idleEchoSeconds: 300,
} as const;
export const demoCounterId = 'LOKET-01';
/** For whom the demo's counter and its clerk sell. */
export const demoSeat = { partnerId: demoPartner.partnerId, counterId: demoCounterId } as const;
const demoDepositCents = 100_000_000_00;

/** Puts the demo world into a server, once; gives the access keys of its counter and its staff. */
export async function seedDemoWorld(server: RunningServer, dataDir: string): Promise<DemoKeys> {
  const { database } = server;
  for (const customer of [sicilia, wayan]) await registerCustomer(database, customer);
  for (const ref of demoVendingKeys) await importTestKey(server.custody, ref, 'setrum demo');
  for (const key of [siciliaKey, wayanKey]) await registerMeterKey(database, key);
  await commission(server);
  await registerPartner(database, demoPartner);
  await registerLink(database, demoLink);
  await server.refreshLinks();
  await seedDemoClaims(database, new Date());
  await topUpDeposit(database, {
    partnerId: demoPartner.partnerId,
    amountCents: demoDepositCents,
    at: new Date(),
    requestKey: 'demo-opening-deposit',
  });
  const keys = (await readDemoKeys(dataDir)) ?? { counter: newAccessKey(), staff: newAccessKey() };
  // The file first: a key that nobody knows is no use to anybody.
  await writeDemoKeys(dataDir, keys);
  await grantAccess(database, keys.counter, {
    role: 'counter',
    label: 'demo counter',
    ...demoSeat,
  });
  await grantAccess(database, keys.staff, { role: 'staff', label: 'demo staff' });
  return keys;
}

/** The demo meter has its share of the card key, once. */
async function commission({ database, cardCustody, securityModule }: RunningServer): Promise<void> {
  const actor = 'setrum demo';
  await importTestCardKey(cardCustody, demoCardKeyVersion, actor);
  const { meterNo } = sicilia.meter;
  if ((await meterCardKeys(database, meterNo)).length > 0) return;
  const parts = { database, cards: securityModule.cards };
  for (const { share } of await issueMeterShares(parts, meterNo, { actor, at: new Date() }))
    share.fill(0);
}
