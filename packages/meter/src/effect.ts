import { ALL_REGISTERS, type ManagementCommand, type TokenEffect } from '@setrum/sts';

import type { MeterState } from './state.ts';
import { clearTamper } from './tamper.ts';

/** A unit of a credit token is a tenth of a kWh. */
export const WH_PER_UNIT = 100;

const ELECTRICITY_REGISTER = 0;

/** The state after what a token of these digits asked for. */
export function applyEffect(state: MeterState, effect: TokenEffect, token: string): MeterState {
  switch (effect.kind) {
    case 'credit':
      return {
        ...state,
        creditWh: state.creditWh + effect.units * WH_PER_UNIT,
        lastCredit: { token, addedDkwh: effect.units },
      };
    case 'management':
      return applyCommand(state, effect.command);
    // A key change is in the decoder's state already; tests change nothing; the rest this meter's limits refuse.
    case 'keyChange':
    case 'test':
    case 'extendedRead':
    case 'currency':
      return state;
  }
}

function applyCommand(state: MeterState, command: ManagementCommand): MeterState {
  switch (command.kind) {
    case 'maximumPower':
      return { ...state, config: { ...state.config, powerLimitW: command.watts } };
    case 'clearCredit':
      return command.register === ELECTRICITY_REGISTER || command.register === ALL_REGISTERS
        ? { ...state, creditWh: 0, emergency: false }
        : state;
    case 'clearTamper':
      return clearTamper(state);
    // The meter's limits refuse the others.
    default:
      return state;
  }
}
