import type { PossibleStep } from '../../records/application/model.ts';

/** Steps that put off, change or take back: their buttons stand behind those that bring an application further. */
const others: ReadonlySet<string> = new Set([
  ...['revise', 'hold', 'unapprove', 'withdrawSip', 'withdrawFree', 'cancel', 'cancelFree'],
  ...['undoActivation', 'unsetKct', 'withdrawWorkOrder', 'holdRealisation', 'returnPdl'],
  'unapprovePdl',
]);

export const isForward = ({ action }: Pick<PossibleStep, 'action'>): boolean => !others.has(action);
