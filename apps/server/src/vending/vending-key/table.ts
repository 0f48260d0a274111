import type { KeyVault } from '../security-module/vault.ts';
import type { HeldKey, VendingKeyAttributes } from '../security-module/vending-key.ts';

/** The table of vending keys as everyday queries see it. */
export interface VendingKeyTables {
  readonly vending_key: {
    readonly key_id: string;
    readonly sgc: string;
    readonly krn: number;
    readonly kind: VendingKeyAttributes['kind'];
    readonly dkga: VendingKeyAttributes['dkga'];
    readonly base_date: VendingKeyAttributes['baseDate'];
    readonly ken: number;
    readonly test: boolean;
    readonly state: VendingKeyAttributes['state'];
    readonly check_value: string;
    readonly vault: KeyVault['name'];
    readonly block: string | null;
    readonly imported_at: Date;
    readonly imported_by: string;
    readonly changed_at: Date;
    readonly changed_by: string;
  };
}

export type VendingKeyRow = VendingKeyTables['vending_key'];

export function heldKeyOf(row: VendingKeyRow): HeldKey {
  const { sgc, krn, kind, dkga, ken, test, state, block } = row;
  const attributes = { sgc, krn, kind, dkga, baseDate: row.base_date, ken, test, state };
  return { keyId: row.key_id, ...attributes, checkValue: row.check_value, block };
}
