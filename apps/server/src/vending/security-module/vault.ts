import type { KeyParameters } from '@setrum/sts';
import type { HeldKey, KeptAlgorithm, VendingKeyAttributes, VendingKeyRef } from './vending-key.ts';

/** A key block as it travels: everything but the master key that opens it. */
export interface KeyBlock extends VendingKeyAttributes {
  readonly format: 'setrum-key-block-1';
  readonly checkValue: string;
  /** Tells which master key opens it, without telling it. */
  readonly masterKeyCheckValue: string;
  readonly block: string;
}

/** A new key: its name and attributes, before anything is known of its material. */
export type NewKey = VendingKeyAttributes & { readonly keyId: string };

/** One decoder key to be derived. */
export interface Derivation {
  readonly held: HeldKey;
  readonly parameters: KeyParameters;
}

/**
 * Where the material of vending keys is: in this process under a master key, or in hardware. What may be done with a key
 * is decided above it, the same for all (rules.ts).
 */
export interface KeyVault {
  readonly name: 'software' | 'pkcs11';
  /** Whether keys of this algorithm can be kept and used. */
  supports(dkga: KeptAlgorithm): boolean;
  /** Joins components inside. They are the caller's to wipe. */
  importComponents(key: NewKey, components: readonly Uint8Array[]): Promise<HeldKey>;
  /** Takes a key block of this installation, in whatever state it was when it was exported. */
  importBlock(key: NewKey, block: KeyBlock): Promise<HeldKey>;
  /** SETRUM_VENDING_KEY_NOT_EXPORTABLE where keys never leave. */
  exportBlock(held: HeldKey): Promise<KeyBlock>;
  /** The same key bound to its new state. */
  rebind(held: HeldKey, state: HeldKey['state']): Promise<HeldKey>;
  /** Throws SETRUM_VENDING_KEY_BLOCK or SETRUM_VENDING_KEY_MISSING when the material cannot be used. */
  assertOpens(held: HeldKey): Promise<void>;
  /** Destroys the material; once destroyed already it does nothing. */
  destroy(held: HeldKey): Promise<void>;
  /** Decoder keys, in order. The caller wipes them when its tokens are made. */
  derive(derivations: readonly Derivation[]): Promise<readonly Uint8Array[]>;
  close(): Promise<void>;
}

/** The vending keys that there are. */
export interface KeyDirectory {
  /** What is asked for next is at most this directory's age limit old. */
  refresh(): Promise<void>;
  /** A destroyed key is given only when there is no other under this name. */
  find(ref: VendingKeyRef): HeldKey | undefined;
}
