import type { Chip, VirtualCard } from '@setrum/card';
import { virtualAt } from './card-in-file.ts';
import { keysFrom, type Secrets } from './chip-keys.ts';
import { chipKind, newUid } from './chips.ts';
import { makeCard } from './make.ts';
import type { MeterShares } from './shares.ts';
import { signingKeys } from './signing.ts';
import { sample, sampleMeterNo } from './trial.ts';

/** Shares of no master key: for sample cards, where nobody gave better ones. */
const madeUpShares: MeterShares = {
  meterNo: sampleMeterNo,
  shares: [{ version: 1, share: new Uint8Array(16).fill(0x5e) }],
};

/** An emulated card in memory with the SOP's table 3-2, signed, and what it is signed and opened with. */
export async function sampleCard(
  chip: Chip,
  given: Secrets,
): Promise<{ readonly card: VirtualCard } & Secrets> {
  const shares = given.shares ?? madeUpShares;
  const chipKeys = { ...given.keys, ...keysFrom(shares) };
  const { meterNo } = shares;
  const kind = chipKind(chip);
  const card = kind.fresh(newUid(kind));
  const at = virtualAt(card, '', chipKeys);
  const keys = signingKeys(shares, { uid: card.uid, meterNo, version: undefined });
  const order = { meterNo, cardNo: 1, keys, force: false, filling: sample };
  const secrets = { shares: shares.shares, formerShares: [], piccKey: null };
  await makeCard(at, kind, secrets, order);
  return { card, shares, keys: chipKeys };
}
