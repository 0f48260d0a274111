import type { Action, PlayState } from '../model.ts';

/** Where on the table the next thing is done. */
export type Spot = 'meter' | 'field' | 'keypad' | 'reader' | 'counter' | 'centre' | 'faults';

/** The next thing to do: which of the five steps it belongs to, in which words, where, and what does it. */
export interface Next {
  /** 0 to 4: the loop's five steps. */
  readonly step: 0 | 1 | 2 | 3 | 4;
  readonly say:
    | 'nextRunLow'
    | 'nextRunLowAgain'
    | 'nextReport'
    | 'nextLay'
    | 'nextInquire'
    | 'nextBuy'
    | 'nextTake'
    | 'nextTellCentre'
    | 'nextMendLine'
    | 'nextLayAgain'
    | 'nextResume'
    | 'nextCloseCover'
    | 'nextOrderClear'
    | 'nextTypeClear';
  readonly at: Spot;
  readonly action: Action;
}

/** Energy that one evening takes: two hours of 700 W. */
export const evening = { action: 'advance', hours: 2, watts: 700 } as const;
export const usualAmount = 50_000;

/** What somebody who has never seen the loop does next. Whatever else they do, there is always a way on from it. */
export function nextOf(state: PlayState): Next {
  return openSale(state) ?? tampered(state) ?? afterSale(state) ?? beforeSale(state);
}

function openSale({ counter, faults, card }: PlayState): Next | null {
  if (counter.pending.length === 0) return null;
  const step = 3;
  if (faults.line !== 'up')
    return { step, say: 'nextMendLine', at: 'faults', action: { action: 'line', line: 'up' } };
  if (card.place === 'hand')
    return { step, say: 'nextLayAgain', at: 'reader', action: { action: 'lay' } };
  return { step, say: 'nextResume', at: 'counter', action: { action: 'resume' } };
}

function tampered({ meter, centre }: PlayState): Next | null {
  const step = 4;
  if (meter.tampering)
    return { step, say: 'nextCloseCover', at: 'faults', action: { action: 'tamper', on: false } };
  if (!meter.tamper) return null;
  const { clearTamper } = centre;
  if (clearTamper === null) {
    const action = { action: 'clear-tamper', by: 'keypad' } as const;
    return { step, say: 'nextOrderClear', at: 'centre', action };
  }
  if (clearTamper.by === 'card')
    return { step, say: 'nextTake', at: 'field', action: { action: 'tap' } };
  const action = { action: 'press', keys: clearTamper.token } as const;
  return { step, say: 'nextTypeClear', at: 'keypad', action };
}

function afterSale({ card, centre, counter }: PlayState): Next | null {
  const step = 4;
  if (card.waiting > 0) return { step, say: 'nextTake', at: 'field', action: { action: 'tap' } };
  if (!centre.tokens.some(({ onCard, result }) => onCard && result === null)) return null;
  return card.place === 'reader' && counter.customer === null
    ? { step, say: 'nextInquire', at: 'counter', action: { action: 'inquire' } }
    : { step, say: 'nextTellCentre', at: 'reader', action: { action: 'lay' } };
}

function beforeSale(state: PlayState): Next {
  const { meter, card, counter, faults } = state;
  if (!meter.lowCredit) {
    const say = counter.soldCount > 0 ? 'nextRunLowAgain' : 'nextRunLow';
    return { step: 0, say, at: 'meter', action: evening };
  }
  if (!isReported(state))
    return { step: 0, say: 'nextReport', at: 'field', action: { action: 'tap' } };
  if (card.place === 'hand')
    return { step: 1, say: 'nextLay', at: 'reader', action: { action: 'lay' } };
  if (counter.customer !== null) {
    const action = { action: 'buy', amountRupiah: usualAmount } as const;
    return { step: 2, say: 'nextBuy', at: 'counter', action };
  }
  return faults.line === 'up'
    ? { step: 1, say: 'nextInquire', at: 'counter', action: { action: 'inquire' } }
    : { step: 1, say: 'nextMendLine', at: 'faults', action: { action: 'line', line: 'up' } };
}

/** Whether the card says what the meter shows. */
function isReported({ meter, card }: PlayState): boolean {
  const { report } = card;
  return (
    report !== null &&
    report.creditDkwh === Math.floor(meter.creditWh / 100) &&
    report.standDkwh === Math.floor(meter.standWh / 100)
  );
}
