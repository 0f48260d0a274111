import { writeIdentityImage } from '@setrum/card';
import type { Meter } from '@setrum/meter';
import type { TestCard } from '../../../test-support/card-at-counter.ts';
import { createVirtualMeter, memoryOf, testMeterKey } from '../../../test-support/virtual-meter.ts';
import { issueMeterShares } from '../../../vending/index.ts';
import { type IdentityImage, makeIdentity } from '../identity.ts';
import { type CardWorld, rini } from './desk.ts';

/** A meter on the wall that has its share of test card key 1, and the centre knows it. */
export async function commissioned(world: CardWorld, meterNo: string): Promise<Meter> {
  const parts = { database: world.database, cards: world.securityModule.cards };
  await issueMeterShares(parts, meterNo, { actor: 'SRI', at: new Date(0) });
  return createVirtualMeter(testMeterKey(meterNo), { now: () => world.now, cardKeys: [1] });
}

/** The desk writes on the chip what belongs there now; gives it. */
export async function writeIdentityOf(
  world: CardWorld,
  card: TestCard,
  presentSequence: number,
): Promise<IdentityImage> {
  const parts = { database: world.database, cards: world.securityModule.cards };
  const order = { cardUid: card.card.uid, presentSequence };
  const made = await makeIdentity(parts, order, { caller: rini, at: world.now });
  await writeIdentityImage(await memoryOf(card), Buffer.from(made.image, 'base64'));
  return made;
}
