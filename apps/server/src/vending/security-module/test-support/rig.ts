import { createSecretKey, randomUUID } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { makePan } from '@setrum/sts';
import { createCardSecurity } from '../../card-key/cards.ts';
import { fixedCardKeys } from '../../card-key/fixed.ts';
import { createSecurityModule } from '../module.ts';
import type { MeterKey, SecurityModule } from '../port.ts';
import type { KeyPolicy } from '../rules.ts';
import type { KeyVault } from '../vault.ts';
import { type HeldKey, refText, type VendingKeyAttributes } from '../vending-key.ts';

/** A vault with a list of keys in place of the database's. */
export interface Rig {
  readonly vault: KeyVault;
  readonly keys: Map<string, HeldKey>;
  module(policy?: Partial<KeyPolicy>): SecurityModule;
  /** Imports a key from its components and puts it into the list. */
  add(attributes: VendingKeyAttributes, components: readonly Uint8Array[]): Promise<HeldKey>;
  /** Puts a key into another state. */
  turn(held: HeldKey, state: HeldKey['state']): Promise<HeldKey>;
}

/** A key of the SOP's own meter. */
export const meter: MeterKey = {
  meterNo: '32031017679',
  version: 1,
  pan: makePan('32031017679'),
  dkga: '04',
  ea: '11',
  keyType: 2,
  sgc: '534250',
  krn: 2,
  ti: '01',
  ken: 255,
  baseDate: 2014,
};

/** The first minute of all: no key has expired. */
export const dawn = new Date('1993-01-01T00:00:00Z');

export function createRig(vault: KeyVault): Rig {
  const keys = new Map<string, HeldKey>();
  const directory = {
    refresh: async () => undefined,
    find: (ref: Parameters<typeof refText>[0]) => keys.get(refText(ref)),
  };
  const keep = (held: HeldKey): HeldKey => {
    keys.set(refText(held), held);
    return held;
  };
  return {
    vault,
    keys,
    module: (policy) =>
      createSecurityModule({
        vault,
        directory,
        cards: createCardSecurity(fixedCardKeys(() => [])),
        sealingKey: createSecretKey(Buffer.alloc(32, 7)),
        policy: {
          production: false,
          staTables: null,
          allowSampleTables: false,
          now: () => dawn,
          ...policy,
        },
      }),
    add: async (attributes, components) =>
      keep(await vault.importComponents({ ...attributes, keyId: randomUUID() }, components)),
    turn: async (held, state) => keep(await vault.rebind(held, state)),
  };
}

/** For assert.rejects and assert.throws: an error of the catalogue. */
export function coded(code: string): (error: unknown) => boolean {
  return (error) => error instanceof SetrumError && error.code === code;
}
