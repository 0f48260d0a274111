import assert from 'node:assert/strict';
import { SetrumError } from '@setrum/errors';
import { fromHex, toHex } from '../../../bytes.ts';
import type { CardMemory, Transmit } from '../../../memory.ts';
import type { TearChip } from '../../../test-support/tear.ts';
import type { ChipKeys } from '../../link.ts';
import { openCard } from '../../open.ts';
import type { VirtualCard } from '../../virtual-card.ts';
import { type ClassicKeys, sectorKeysOf } from '../keys.ts';
import { personaliseClassic } from '../personalise.ts';
import { createVirtualClassic } from '../virtual.ts';

const keyA = fromHex('A0A1A2A3A4A5');

/** Key A is the same everywhere; each area has a key B of its own. */
export const classicKeys: ClassicKeys = {
  default: { keyA, keyB: fromHex('B0B1B2B3B4B5') },
  sectors: Object.fromEntries(
    [3, 4, 5, 6].map((sector) => [sector, { keyA, keyB: fromHex('C0C1C2C3C4C5') }]),
  ),
};

export const keys = sectorKeysOf(classicKeys);

/** What a new card holds once the issuer has personalised it. */
export const blankDump: Uint8Array = await (async () => {
  const { transmit, uid, dump } = createVirtualClassic();
  await personaliseClassic({ transmit, uid, keys });
  return dump();
})();

export function open(
  card: VirtualCard,
  { transmit = card.transmit, held = keys }: { transmit?: Transmit; held?: ChipKeys } = {},
): Promise<CardMemory> {
  return openCard(transmit, { atr: card.atr, keys: held });
}

/** A personalised card in the field. */
export function newClassic(dump: Uint8Array = blankDump): VirtualCard {
  return createVirtualClassic({ dump });
}

export const classic: TearChip = {
  make: newClassic,
  open: (card, transmit) => open(card, { transmit }),
};

/** A card that keeps a list of what it is asked, in hex. */
export function listened(card: VirtualCard): { sent: string[]; transmit: Transmit } {
  const sent: string[] = [];
  const transmit: Transmit = (apdu) => {
    sent.push(toHex(apdu));
    return card.transmit(apdu);
  };
  return { sent, transmit };
}

export function fails(code: string, params: object = {}) {
  return (error: unknown) => {
    assert.ok(error instanceof SetrumError, String(error));
    assert.equal(error.code, code);
    assert.deepEqual(error.params, params);
    return true;
  };
}
