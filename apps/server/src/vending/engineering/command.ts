import { type ManagementCommand, managementCommand } from '@setrum/sts';
import type { KeyChangeTarget } from '../meter-key/model.ts';

/** Class 2 commands with a settled meaning for an electricity meter, and their subclasses (IEC 62055-41, 6.2.4). */
export const managementSubclasses = {
  maximumPower: 0,
  clearCredit: 1,
  clearTamper: 5,
  phaseUnbalance: 6,
} as const;

export type ManagementName = keyof typeof managementSubclasses;

/** What an engineering order asks for. */
export type EngineeringCommand =
  /** `value`: W for the powers, the register for clearCredit (65535: all), 0 for clearTamper. */
  | { readonly kind: ManagementName; readonly value: number }
  | { readonly kind: 'keyChange'; readonly target: KeyChangeTarget };

/** The command as the token says it; RangeError of the standard's own kind when the value cannot be. */
export function managementCommandOf(command: {
  readonly kind: ManagementName;
  readonly value: number;
}): ManagementCommand {
  return managementCommand(managementSubclasses[command.kind], command.value);
}
