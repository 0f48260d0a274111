import { SetrumError } from '@setrum/errors';
import { keyKinds, keyLengths, type VendingKeyAttributes } from '../security-module/vending-key.ts';

/** The attributes of a key that is to come in. */
export type NewKeyAttributes = Omit<VendingKeyAttributes, 'state'>;

/** Refuses attributes that no vending key here can have. Throws SETRUM_VENDING_KEY_ATTRIBUTES. */
export function assertAttributes(attributes: NewKeyAttributes): void {
  const { sgc, krn, kind, dkga, baseDate, ken } = attributes;
  const inRange = (value: number, least: number, most: number): boolean =>
    Number.isInteger(value) && value >= least && value <= most;
  const rules: [boolean, string][] = [
    [/^\d{6}$/.test(sgc), 'the supply group code has 6 digits'],
    [inRange(krn, 1, 9), 'the key revision number is 1 to 9'],
    [keyKinds.includes(kind), 'the kind is VDDK, VUDK or VCDK'],
    [Object.hasOwn(keyLengths, dkga), 'the algorithm is 02 or 04'],
    [[1993, 2014, 2035].includes(baseDate), 'the base date is 1993, 2014 or 2035'],
    [inRange(ken, 0, 255), 'the key expiry number is 0 to 255'],
    // How a common key is used under DKGA04 is not published.
    [!(kind === 'VCDK' && dkga === '04'), 'a common key (VCDK) goes with algorithm 02 only'],
  ];
  const broken = rules.find(([holds]) => !holds);
  if (broken !== undefined) {
    throw new SetrumError('SETRUM_VENDING_KEY_ATTRIBUTES', { detail: broken[1] });
  }
}
