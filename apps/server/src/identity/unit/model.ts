/** UPI: distribution main unit. UP3: customer service executive unit. ULP: customer service unit. */
export const unitKinds = ['UPI', 'UP3', 'ULP'] as const;

export type UnitKind = (typeof unitKinds)[number];

/** A unit of the utility. */
export interface Unit {
  /** 2 digits for a UPI, else 5. */
  readonly unit: string;
  readonly kind: UnitKind;
  /** The unit above; null for a UPI. */
  readonly parent: string | null;
  readonly name: string;
  /** At most 35 characters: what a receipt has room for. */
  readonly address: string;
  /** At most 15 characters. */
  readonly phone: string;
}

/** What the unit above a unit of each kind must be. */
export const kindAbove: Readonly<Record<UnitKind, UnitKind | null>> = {
  UPI: null,
  UP3: 'UPI',
  ULP: 'UP3',
};

/** Assigned to somebody of the head office: every unit, also those that are yet to come. */
export const nationwide = '*';
