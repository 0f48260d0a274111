import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  cardVisit,
  numberVisit,
  pendingSale,
  problem,
  soldOn,
  TestDesk,
} from './test-support/desk.ts';

describe('a sale at the desk', () => {
  test('tap, amount, pay, print: the card is read by itself, and the next one waits for the desk to be free', () => {
    const desk = new TestDesk().opened().lay();
    assert.deepEqual(desk.effects, [{ do: 'visit', ticket: 1, reader: 'Loket 1' }]);
    desk.hears({ kind: 'visited', visit: cardVisit });
    assert.equal(desk.state.phase.kind, 'customer');
    desk.does({ kind: 'pay', key: 'too-early' });
    assert.equal(desk.did('buy'), 0, 'no amount, no sale');
    desk.does({ kind: 'amount', amountCents: 5_000_000 }, { kind: 'pay', key: 'key-1' });
    const [buy] = desk.effects;
    assert.equal(buy?.do === 'buy' && buy.sale.key, 'key-1');
    assert.equal(buy?.do === 'buy' && buy.sale.cardUid, cardVisit.card.uid);
    desk.hears({ kind: 'made', sold: soldOn('card') }).does({ kind: 'print' });
    assert.deepEqual(
      desk.effects.map((effect) => effect.do),
      ['print-sale'],
    );
    desk.hears({ kind: 'printed', where: null });
    assert.deepEqual(desk.state.phase, {
      kind: 'idle',
      done: { kind: 'printed', totalCents: 5_250_000, energyDkwh: 337, where: null },
      problem: null,
    });
    assert.equal(desk.did('visit'), 1, 'the card that lies there was served');
    desk.lift().lay();
    assert.equal(desk.did('visit'), 2);
  });

  test('pressed twice, clicked twice, sold once; printed once', () => {
    const desk = new TestDesk().atAmount();
    desk.does({ kind: 'pay', key: 'key-1' }, { kind: 'pay', key: 'key-2' }, { kind: 'again' });
    assert.equal(desk.did('buy') + desk.did('resume'), 1);
    desk.hears({ kind: 'made', sold: soldOn('card') });
    desk.does({ kind: 'pay', key: 'key-3' }, { kind: 'print' }, { kind: 'print' });
    assert.equal(desk.did('buy'), 1);
    assert.equal(desk.did('print-sale'), 1);
  });

  test('a card laid while the desk is at another customer is read afterwards', () => {
    const desk = new TestDesk().atAmount().does({ kind: 'pay', key: 'key-1' });
    desk
      .hears({ kind: 'made', sold: soldOn('card') })
      .lift()
      .lay();
    assert.equal(desk.did('visit'), 1);
    desk.does({ kind: 'print' }).hears({ kind: 'printed', where: null });
    assert.equal(desk.did('visit'), 2);
    assert.equal(desk.state.phase.kind, 'reading');
  });

  test('a late answer changes nothing', () => {
    const desk = new TestDesk().opened().lay();
    const late = desk.state.ticket;
    desk.does({ kind: 'leave' });
    assert.deepEqual(desk.effects[0], { do: 'stop', ticket: late });
    desk.does({ kind: 'visited', ticket: late, visit: cardVisit });
    assert.equal(desk.state.phase.kind, 'idle');
  });

  test('a card that nothing is sold for is told, and read again when it is laid anew', () => {
    const desk = new TestDesk().opened().lay();
    desk.hears({ kind: 'failed', problem: problem('SETRUM_CARD_COPIED') });
    const { phase } = desk.state;
    assert.equal(phase.kind === 'idle' && phase.problem?.code, 'SETRUM_CARD_COPIED');
    assert.equal(desk.did('visit'), 1);
    desk.does({ kind: 'read-again' });
    assert.equal(desk.did('visit'), 2);
    desk
      .hears({ kind: 'failed', problem: problem('SETRUM_CARD_COPIED') })
      .lift()
      .lay();
    assert.equal(desk.did('visit'), 3);
  });
});

describe('a sale that does not come to its end', () => {
  const buying = () => new TestDesk().atAmount().does({ kind: 'pay', key: 'key-1' });

  test('declined: the reason, and the same visit is good for another amount', () => {
    const desk = buying().hears({ kind: 'failed', problem: problem('SETRUM_ENERGY_LIMIT') });
    assert.deepEqual(
      desk.effects.map((effect) => effect.do),
      ['what-became'],
    );
    const told = { problem: problem('SETRUM_ENERGY_LIMIT') };
    desk.hears({ kind: 'became', sale: pendingSale({ step: 'declined' }), ...told });
    const { phase } = desk.state;
    assert.ok(phase.kind === 'customer');
    assert.deepEqual([phase.visit, phase.amountCents], [cardVisit, null]);
    assert.equal(phase.problem?.code, 'SETRUM_ENERGY_LIMIT');
    desk.does({ kind: 'amount', amountCents: 2_000_000 }, { kind: 'pay', key: 'key-2' });
    assert.equal(desk.did('buy'), 2);
  });

  test('a visit that is over cannot sell: the card is to be tapped again', () => {
    const desk = buying().hears({ kind: 'failed', problem: problem('SETRUM_VISIT_OVER') });
    desk.hears({ kind: 'became', sale: null, problem: problem('SETRUM_VISIT_OVER') });
    const { phase } = desk.state;
    assert.equal(phase.kind === 'idle' && phase.problem?.code, 'SETRUM_VISIT_OVER');
  });

  test('line lost: asked again by itself under the same key, until there is an answer', () => {
    const lost = problem('SETRUM_CENTRE_UNREACHABLE', 0);
    const desk = buying().hears({ kind: 'failed', problem: lost });
    desk.hears({ kind: 'became', sale: pendingSale(), problem: lost });
    assert.equal(desk.state.phase.kind === 'selling' && desk.state.phase.at, 'line');
    assert.deepEqual(desk.effects, [{ do: 'wait', ticket: desk.state.ticket, ms: 4_000 }]);
    desk.hears({ kind: 'tick' });
    const [resume] = desk.effects;
    assert.equal(resume?.do === 'resume' && resume.sale.key, 'key-1');
    desk.hears({ kind: 'made', sold: soldOn('card') });
    assert.equal(desk.state.phase.kind, 'sold');
    assert.equal(desk.did('buy'), 1);
  });

  test('the agent gone in the middle: what became of the sale is asked once it is back', () => {
    const gone = problem('SETRUM_AGENT_AWAY', 0);
    const desk = buying().does({ kind: 'agent', link: { at: 'off' } });
    desk.hears({ kind: 'failed', problem: gone }).hears({ kind: 'failed', problem: gone });
    assert.equal(desk.state.phase.kind === 'selling' && desk.state.phase.at, 'line');
    desk.does({ kind: 'agent', link: { at: 'on' } });
    assert.deepEqual(
      desk.effects.map((effect) => effect.do),
      ['look-around', 'what-became'],
    );
    desk.hears({
      kind: 'became',
      sale: pendingSale({ step: 'written', totalCents: 5_250_000 }),
      problem: null,
    });
    const { phase } = desk.state;
    assert.ok(phase.kind === 'sold');
    assert.deepEqual([phase.sold.handed, phase.sold.tokens], ['card', null]);
  });

  test('torn: sold and not written; the next tap of any card tries, and another card is told', () => {
    const desk = buying().hears({ kind: 'unwritten', problem: problem('SETRUM_CARD_REMOVED') });
    assert.equal(desk.state.phase.kind === 'selling' && desk.state.phase.at, 'card');
    desk.lift().lay();
    assert.equal(desk.did('resume'), 1);
    const other = problem('SETRUM_CARD_OTHER');
    desk.hears({ kind: 'failed', problem: other });
    desk.hears({ kind: 'became', sale: pendingSale({ step: 'sold' }), problem: other });
    assert.equal(desk.state.phase.kind === 'selling' && desk.state.phase.problem?.code, other.code);
    desk
      .lift()
      .lay()
      .hears({ kind: 'made', sold: soldOn('card') });
    assert.equal(desk.state.phase.kind, 'sold');
    assert.equal(desk.did('buy'), 1);
  });

  test('torn, and the customer wants it on paper', () => {
    const desk = buying().hears({ kind: 'unwritten', problem: problem('SETRUM_CARD_REMOVED') });
    desk.does({ kind: 'call-off' });
    assert.equal(desk.did('call-off'), 0, 'what is sold cannot be called off');
    desk.does({ kind: 'on-paper' }, { kind: 'on-paper' }, { kind: 'again' });
    assert.deepEqual([desk.did('on-paper'), desk.did('resume')], [1, 0]);
    desk.hears({ kind: 'made', sold: soldOn('paper') });
    assert.equal(desk.state.phase.kind === 'sold' && desk.state.phase.sold.handed, 'paper');
  });

  test('left pending: it stands in the list, and the desk is free', () => {
    const desk = buying().does({ kind: 'leave' });
    assert.deepEqual(
      desk.effects.map((effect) => effect.do),
      ['stop', 'look-around'],
    );
    assert.equal(desk.state.phase.kind === 'idle' && desk.state.phase.done?.kind, 'left-pending');
    desk.does({ kind: 'attend', to: { kind: 'sale', sale: pendingSale() } });
    const [resume] = desk.effects;
    assert.equal(resume?.do === 'resume' && resume.sale.key, 'key-1');
  });

  test('called off while its outcome is open; made after all, it is not called off', () => {
    const open = pendingSale();
    const desk = new TestDesk()
      .opened()
      .does({ kind: 'call-off-pending', what: { kind: 'sale', sale: open } });
    assert.equal(desk.did('call-off'), 1);
    desk.hears({ kind: 'called-off' });
    assert.equal(desk.state.phase.kind === 'idle' && desk.state.phase.done?.kind, 'called-off');

    const made = problem('SETRUM_SALE_MADE');
    const other = new TestDesk()
      .opened()
      .does({ kind: 'call-off-pending', what: { kind: 'sale', sale: open } });
    other.hears({ kind: 'failed', problem: made });
    other.hears({ kind: 'became', sale: pendingSale({ step: 'sold' }), problem: made });
    assert.equal(other.state.phase.kind === 'selling' && other.state.phase.at, 'card');
  });
});

describe('a desk that was interrupted', () => {
  test('a reload in the middle of a sale: the journal says where it stands', () => {
    const sale = soldOn('card').name;
    const desk = new TestDesk().does({ kind: 'restore-sale', sale });
    assert.equal(desk.did('what-became'), 1);
    desk.hears({ kind: 'failed', problem: problem('SETRUM_AGENT_AWAY', 0) }).opened();
    assert.equal(desk.did('what-became'), 2);
    desk.hears({ kind: 'became', sale: pendingSale({ step: 'sold' }), problem: null });
    assert.equal(desk.state.phase.kind === 'selling' && desk.state.phase.at, 'card');
    assert.equal(desk.did('buy'), 0);
  });

  test('reloaded while its card lies there: that card is not read once more', () => {
    const sale = soldOn('card').name;
    const desk = new TestDesk().does({ kind: 'restore-sale', sale }).opened().lay();
    desk.hears({ kind: 'became', sale: pendingSale({ step: 'written' }), problem: null });
    desk.does({ kind: 'print' }).hears({ kind: 'printed', where: null });
    assert.equal(desk.state.phase.kind, 'idle');
    assert.equal(desk.did('visit'), 0);
  });

  test('a sale that never began leaves the desk as it was', () => {
    const desk = new TestDesk().opened().does({ kind: 'restore-sale', sale: soldOn('card').name });
    desk.hears({ kind: 'became', sale: null, problem: null });
    assert.equal(desk.state.phase.kind, 'idle');
  });

  test('a card with something from before: sold, it is written at once; open, the clerk decides', () => {
    const with_ = (step: 'asked' | 'sold') => ({ ...cardVisit, pending: [pendingSale({ step })] });
    const sold = new TestDesk()
      .opened()
      .lay()
      .hears({ kind: 'visited', visit: with_('sold') });
    assert.equal(sold.did('resume'), 1);
    const open = new TestDesk()
      .opened()
      .lay()
      .hears({ kind: 'visited', visit: with_('asked') });
    assert.equal(open.did('resume'), 0);
    assert.equal(open.state.phase.kind === 'selling' && open.state.phase.at, 'decide');
    open.does({ kind: 'call-off' });
    assert.equal(open.did('call-off'), 1);
  });

  test('a receipt that has not come out is printed, nothing is sold', () => {
    const sale = pendingSale({ step: 'written', totalCents: 5_250_000 });
    const desk = new TestDesk().opened().does({ kind: 'attend', to: { kind: 'unprinted', sale } });
    desk.does({ kind: 'print' });
    desk.hears({ kind: 'failed', problem: problem('SETRUM_PRINTER_PAPER') });
    const { phase } = desk.state;
    assert.equal(phase.kind === 'sold' && phase.printing.at, 'failed');
    desk.does({ kind: 'leave' });
    assert.equal(desk.did('no-receipt'), 0, 'it is wanted, and stays in the list');
    desk.does({ kind: 'attend', to: { kind: 'unprinted', sale } }, { kind: 'print' });
    desk.hears({ kind: 'printed', where: null });
    assert.equal(desk.state.phase.kind, 'idle');
    assert.equal(desk.did('buy') + desk.did('resume'), 0);
    desk.does({ kind: 'attend', to: { kind: 'unprinted', sale } }, { kind: 'leave' });
    assert.equal(desk.did('no-receipt'), 1);
  });
});

describe('a sale without a card', () => {
  test('by number: nothing is sold before the name was confirmed', () => {
    const desk = new TestDesk().opened().does({ kind: 'number', number: ' 3203 1017 679' });
    assert.deepEqual(desk.effects, [{ do: 'look-up', ticket: 1, number: '32031017679' }]);
    desk.hears({ kind: 'found', visit: numberVisit, bill: null });
    desk.does({ kind: 'pay', key: 'key-1' });
    assert.equal(desk.state.phase.kind, 'name');
    desk.does({ kind: 'confirm-name' }, { kind: 'confirm-name' });
    assert.equal(desk.did('confirm'), 1);
    desk.hears({ kind: 'confirmed', visit: numberVisit });
    desk.does({ kind: 'amount', amountCents: 2_000_000 }, { kind: 'pay', key: 'key-1' });
    const [buy] = desk.effects;
    assert.deepEqual(buy?.do === 'buy' && [buy.sale.keeper, buy.sale.cardUid], ['agent', null]);
  });

  test('without an agent this browser keeps the journal', () => {
    const visit = { ...numberVisit, visitId: null };
    const desk = new TestDesk().does({ kind: 'number', number: '534252904966' });
    desk.hears({ kind: 'found', visit, bill: null }).does({ kind: 'confirm-name' });
    desk.hears({ kind: 'confirmed', visit });
    desk.does({ kind: 'amount', amountCents: 2_000_000 }, { kind: 'pay', key: 'key-1' });
    const [buy] = desk.effects;
    assert.equal(buy?.do === 'buy' && buy.sale.keeper, 'browser');
  });

  test('a card that is laid meanwhile does not come between', () => {
    const desk = new TestDesk().opened().does({ kind: 'number', number: '32031017679' });
    desk.hears({ kind: 'found', visit: numberVisit, bill: null }).lay();
    assert.equal(desk.state.phase.kind, 'name');
    assert.equal(desk.did('visit'), 0);
  });
});
