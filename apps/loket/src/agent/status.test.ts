import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SetrumError } from '@setrum/errors';
import fc from 'fast-check';
import { nextStatus, type ReaderStatus, type StatusEvent, unseenReader } from './status.ts';
import { StatusBoard } from './status-board.ts';

const problem = new SetrumError('SETRUM_CARD_REMOVED');
const silence = new SetrumError('SETRUM_READER_SILENT', { reader: 'A' });
const appeared = { kind: 'appeared' } as const;
const laid = { kind: 'laid' } as const;
const lifted = { kind: 'lifted' } as const;
const began = { kind: 'began' } as const;
const ended = { kind: 'ended' } as const;
const failed = { kind: 'failed', problem } as const;
const silent = { kind: 'silent', problem: silence } as const;
const vanished = { kind: 'vanished', problem: null } as const;

const lightAfter = (...events: readonly StatusEvent[]): string => {
  const status = events.reduce(nextStatus, unseenReader('A'));
  return `${status.light}${status.cardPresent ? ' with card' : ''}${status.problem === null ? '' : `: ${status.problem.code}`}`;
};

describe('the light of a reader', () => {
  test('a sale, from the cable to the lifted card', () => {
    assert.equal(lightAfter(), 'missing');
    assert.equal(lightAfter(appeared), 'idle');
    assert.equal(lightAfter(appeared, laid), 'card with card');
    assert.equal(lightAfter(appeared, laid, began), 'busy with card');
    assert.equal(lightAfter(appeared, laid, began, ended), 'card with card');
    assert.equal(lightAfter(appeared, laid, began, ended, lifted), 'idle');
    assert.equal(lightAfter(appeared, began), 'busy', 'waits for the card');
    assert.equal(lightAfter(appeared, began, laid, ended), 'card with card');
  });

  test('an error stays until the card is lifted, another is laid, or the next work begins', () => {
    const wrong = [appeared, laid, began, failed] as const;
    assert.equal(lightAfter(...wrong), 'error with card: SETRUM_CARD_REMOVED');
    assert.equal(lightAfter(...wrong, lifted), 'idle');
    assert.equal(lightAfter(...wrong, began), 'busy with card');
    const pulled = [appeared, laid, began, lifted, failed] as const;
    assert.equal(lightAfter(...pulled), 'error: SETRUM_CARD_REMOVED');
    assert.equal(lightAfter(...pulled, lifted), 'error: SETRUM_CARD_REMOVED');
    assert.equal(lightAfter(...pulled, laid), 'card with card');
  });

  test('a silent reader is silent until it works or is plugged in again', () => {
    assert.equal(lightAfter(appeared, silent), 'silent: SETRUM_READER_SILENT');
    assert.equal(lightAfter(appeared, silent, laid), 'silent with card: SETRUM_READER_SILENT');
    assert.equal(lightAfter(appeared, silent, ended), 'idle');
    assert.equal(lightAfter(appeared, silent, vanished, appeared), 'idle');
  });

  test('of a reader without its cable nothing else is told', () => {
    const down = new SetrumError('SETRUM_READER_SERVICE_DOWN', { detail: 'x' });
    assert.equal(lightAfter(appeared, laid, began, vanished), 'missing');
    for (const event of [laid, lifted, began, ended, failed, silent]) {
      assert.equal(lightAfter(appeared, vanished, event), 'missing', event.kind);
    }
    const told = { kind: 'vanished', problem: down } as const;
    assert.equal(lightAfter(appeared, vanished, told), 'missing: SETRUM_READER_SERVICE_DOWN');
  });

  test('whatever happens, a problem is told exactly where something is wrong', () => {
    const events = fc.constantFrom<StatusEvent>(
      appeared,
      laid,
      lifted,
      began,
      ended,
      failed,
      silent,
      vanished,
    );
    fc.assert(
      fc.property(fc.array(events), (told) => {
        const status: ReaderStatus = told.reduce(nextStatus, unseenReader('A'));
        const isWrong = status.light === 'error' || status.light === 'silent';
        assert.equal(status.problem !== null, isWrong);
        if (status.light === 'card') assert.ok(status.cardPresent);
        if (status.light === 'idle' || status.light === 'missing') assert.ok(!status.cardPresent);
      }),
      { seed: 6 },
    );
  });

  test('the board tells changes, and nothing that is no change', () => {
    const board = new StatusBoard();
    const heard: string[] = [];
    const forget = board.subscribe(({ reader, light }) => heard.push(`${reader} ${light}`));
    for (const event of [appeared, laid, laid, began, ended, lifted]) board.apply('A', event);
    board.apply('B', appeared);
    forget();
    board.apply('B', laid);
    assert.deepEqual(heard, ['A idle', 'A card', 'A busy', 'A card', 'A idle', 'B idle']);
    assert.deepEqual(
      board.list().map(({ light }) => light),
      ['idle', 'card'],
    );
    assert.equal(board.of('C').light, 'missing');
  });
});
