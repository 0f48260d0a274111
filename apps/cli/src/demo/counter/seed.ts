import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createCardKey,
  createVirtualNtag216,
  deriveMeterShare,
  MAP_BYTES,
  openCard,
  toHex,
  writeIdentity,
} from '@setrum/card';
import { createMeterState, type MeterState } from '@setrum/meter';
import {
  issueMeterShares,
  meterCardKeys,
  type RunningServer,
  registerCustomer,
  registerMeterKey,
  testCardKey,
  testVendingKey,
} from '@setrum/server';
import { createDecoderState, deriveDecoderKey, makePan } from '@setrum/sts';
import { readCardFile, writeCardFile } from '../../card/image.ts';
import { writeMeterFile } from '../../meter/state-file.ts';
import { newCard } from '../playground/part/household.ts';
import { pastYear } from '../playground/part/past-year.ts';
import { demoCardKeyVersion, siciliaKey } from '../world.ts';
import { type CounterCustomer, counterCustomers } from './customers.ts';
import { tapOnMeter } from './meters.ts';

/** Where the demo counter keeps its things. */
export interface CounterFolders {
  readonly cards: string;
  readonly meters: string;
  /** The agent's journal, pairing and receipts. */
  readonly loket: string;
}

export function foldersIn(dataDir: string): CounterFolders {
  const of = (name: string): string => join(dataDir, 'demo-counter', name);
  return { cards: of('cards'), meters: of('meters'), loket: of('loket') };
}

/** Puts the counter's customers, their meters and all cards into the demo; what is there already stays as it is. Gives the cards that are new. */
export async function seedCounter(
  server: RunningServer,
  folders: CounterFolders,
): Promise<readonly string[]> {
  const fresh: string[] = [];
  for (const folder of Object.values(folders))
    await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const customer of counterCustomers) {
    await registerAtUtility(server, customer);
    if (await hangUp(customer, folders)) fresh.push(customer.card);
  }
  await seedOddCards(folders);
  return fresh;
}

async function registerAtUtility(
  { database, securityModule }: RunningServer,
  customer: CounterCustomer,
): Promise<void> {
  const { idpel, name, address, unit, tariff, powerVa, meter } = customer;
  const { meterNo } = meter;
  await registerCustomer(database, { idpel, name, address, unit, tariff, powerVa, meter });
  await registerMeterKey(database, { ...siciliaKey, meterNo });
  if ((await meterCardKeys(database, meterNo)).length > 0) return;
  const parts = { database, cards: securityModule.cards };
  const by = { actor: 'setrum demo', at: new Date() };
  for (const { share } of await issueMeterShares(parts, meterNo, by)) share.fill(0);
}

/** The meter on the wall and the card of its customer, which has been tapped there once. False: they were there. */
async function hangUp(
  customer: CounterCustomer,
  { cards, meters }: CounterFolders,
): Promise<boolean> {
  const { meter, card: file } = customer;
  const path = join(cards, file);
  const state = join(meters, file);
  if (existsSync(path) && existsSync(state)) return false;
  await writeMeterFile(state, { meter: newMeter(customer), lastIssuedTid: 0 });
  const share = shareOf(meter.meterNo);
  const card = newCard('NTAG216');
  const identity = { meterNo: meter.meterNo, state: 'active', cardNo: 1 } as const;
  await writeIdentity(await openCard(card.transmit), identity, createCardKey(share, card.uid));
  await writeCardFile(path, card);
  await tapOnMeter(state, path);
  return true;
}

function shareOf(meterNo: string) {
  const version = demoCardKeyVersion;
  return { version, share: deriveMeterShare(testCardKey(version), meterNo) };
}

function newMeter({ meter, standKwh, creditWh, tamperCause }: CounterCustomer): MeterState {
  const key = { ...siciliaKey, meterNo: meter.meterNo };
  const pan = makePan(key.meterNo);
  const decoderKey = deriveDecoderKey({ ...key, pan, vendingKey: testVendingKey(key) });
  const { version, share } = shareOf(key.meterNo);
  const atMs = Date.now();
  const state = createMeterState({
    ...{
      meterNo: key.meterNo,
      standWh: standKwh * 1000,
      creditWh,
      atMs,
      voltageV: 217,
      currentA: 0,
    },
    decoder: createDecoderState({ ...key, pan, decoderKey }),
    records: pastYear(standKwh - 40, atMs),
    cardShares: [{ version, shareHex: toHex(share) }],
  });
  return tamperCause === null ? state : { ...state, tamperCause, tampers: [tamperCause] };
}

/** Cards that a counter refuses: a copy on another chip, one out of use, a new one, another company's. */
async function seedOddCards({ cards }: CounterFolders): Promise<void> {
  const [first] = counterCustomers;
  const { meterNo } = first.meter;
  const make = async (file: string, image?: Uint8Array): Promise<void> => {
    const path = join(cards, file);
    const { uid } = newCard('NTAG216');
    if (!existsSync(path))
      await writeCardFile(path, createVirtualNtag216({ uid, ...(image && { image }) }));
  };
  const original = await readCardFile(join(cards, first.card));
  const memory = await openCard(original.transmit);
  await make('salinan.json', await memory.read(0, MAP_BYTES));
  await make('kosong.json');
  await make('asing.json', new Uint8Array(MAP_BYTES).fill(0x5a));
  const blocked = newCard('NTAG216');
  const path = join(cards, 'diblokir.json');
  if (existsSync(path)) return;
  const identity = { meterNo, state: 'blocked', cardNo: 9 } as const;
  const key = createCardKey(shareOf(meterNo), blocked.uid);
  await writeIdentity(await openCard(blocked.transmit), identity, key);
  await writeCardFile(path, blocked);
}
