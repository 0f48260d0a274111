import assert from 'node:assert/strict';
import { SetrumError } from '@setrum/errors';
import { deriveMeterShare, type MeterShare } from '../../../authenticity/keys.ts';
import { fromHex, toHex } from '../../../bytes.ts';
import type { CardMemory, Transmit } from '../../../memory.ts';
import { METER_NO } from '../../../test-support/fixtures.ts';
import type { TearChip } from '../../../test-support/tear.ts';
import { openCard } from '../../open.ts';
import type { VirtualCard } from '../../virtual-card.ts';
import { INS } from '../chip.ts';
import { issueDesfire } from '../issue.ts';
import { type DesfireKeys, desfireKeysOf } from '../keys.ts';
import { createVirtualDesfire, type VirtualDesfireOptions } from '../virtual.ts';

const master = fromHex('000102030405060708090A0B0C0D0E0F');

export function shareOf(version: number, meterNo: string = METER_NO): MeterShare {
  const key = master.map((byte) => byte ^ version);
  return { version, share: deriveMeterShare(key, meterNo) };
}

export const share = shareOf(1);

/** Another number at each call, the same ones in each run. */
export function counted(): (bytes: number) => Uint8Array {
  let calls = 0;
  return (bytes) => {
    calls += 1;
    return Uint8Array.from({ length: bytes }, (_, index) => (calls * 37 + index * 11) & 0xff);
  };
}

export const keys: DesfireKeys = desfireKeysOf([share], counted());

/** What a link has besides the card. */
export function linkTo(card: VirtualCard, transmit: Transmit = card.transmit) {
  return { transmit, uid: card.uid, random: counted() };
}

/** What a blank card holds once it was issued for METER_NO. */
export const issuedDump: Uint8Array = await (async () => {
  const card = createVirtualDesfire();
  await issueDesfire(linkTo(card), { share });
  return card.dump();
})();

/** An issued card in the field. */
export function newDesfire(options: VirtualDesfireOptions = { dump: issuedDump }): VirtualCard {
  return createVirtualDesfire(options);
}

export function open(
  card: VirtualCard,
  {
    transmit = card.transmit,
    desfire = keys,
  }: { readonly transmit?: Transmit; readonly desfire?: DesfireKeys } = {},
): Promise<CardMemory> {
  return openCard(transmit, { atr: card.atr, keys: { desfire } });
}

export const desfire: TearChip = {
  make: (dump) => createVirtualDesfire({ dump }),
  open: (card, transmit) => open(card, { transmit }),
  writeOf: ([, ins]) =>
    ins === INS.commitTransaction ? 'commit' : ins === INS.writeData ? 'write' : null,
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
