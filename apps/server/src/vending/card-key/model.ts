/** Not in use yet; the one after the current; the one in use; used no more, and still known; gone. */
export const cardKeyStates = ['imported', 'next', 'current', 'retired', 'destroyed'] as const;
export type CardKeyState = (typeof cardKeyStates)[number];

/** A card master key without the key. */
export interface CardKeyAttributes {
  /** 1 to 255, as the slots of cards name it (docs/card.md §2). */
  readonly version: number;
  /** A test key: anybody may know it, and no real meter has a share of it. */
  readonly test: boolean;
  readonly state: CardKeyState;
}

/** A card master key as it is held. */
export interface HeldCardKey extends CardKeyAttributes {
  readonly keyId: string;
  /** Six hex digits: docs/keys.md §3. */
  readonly checkValue: string;
  /** The key encrypted and bound to its attributes; null when it is destroyed. */
  readonly block: string | null;
}

/** One text for each card master key, for the audit trail. */
export function cardKeyName(version: number): string {
  return `card key ${version}`;
}
