import type { KeyObject } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { Transaction } from 'kysely';
import { recordCardKeyAct } from './act.ts';
import { heldCardKey, withClearCardKey } from './block.ts';
import { metersLeftBehind } from './left-behind.ts';
import type { CardKeyState, HeldCardKey } from './model.ts';
import { type CardKeyRow, type CardKeyTables, heldCardKeyOf } from './table.ts';

/** To where a card master key may be turned by somebody. */
export type CardKeyTurn = Exclude<CardKeyState, 'imported'>;

/** From which states it may go where. A key in use is retired first, so that nobody destroys it by mistake. */
const ways: Readonly<Record<CardKeyTurn, readonly CardKeyState[]>> = {
  next: ['imported'],
  current: ['imported', 'next'],
  retired: ['next', 'current'],
  destroyed: ['imported', 'retired'],
};
const acts = {
  next: 'next',
  current: 'activate',
  retired: 'retire',
  destroyed: 'destroy',
} as const;

interface TurnOrder {
  readonly version: number;
  readonly to: CardKeyTurn;
  readonly actor: string;
  readonly force: boolean;
  readonly at: Date;
}

interface TurnParts {
  readonly masterKey: KeyObject;
  readonly production: boolean;
}

/** Turns a key as `CardKeyCustody.turn` says, in a transaction that holds all of them. */
export async function turnCardKey(
  transaction: Transaction<CardKeyTables>,
  parts: TurnParts,
  order: TurnOrder,
): Promise<HeldCardKey> {
  const { version, to } = order;
  const keys = await lockKeys(transaction);
  const held = keys.find((key) => key.version === version);
  if (held === undefined) throw new SetrumError('SETRUM_CARD_MASTER_KEY_UNKNOWN', { version });
  assertWay(held, parts, to);
  if (to === 'next' || to === 'current') assertIsTheNext(held, keys);
  const before = keys.find(({ state }) => state === 'current');
  const retires = to === 'retired' ? held : to === 'current' ? before : undefined;
  if (retires !== undefined && !order.force)
    await assertNobodyLeft(transaction, keys, retires, order);
  if (to === 'current' && before !== undefined)
    await put(transaction, parts, before, { ...order, to: 'retired' });
  return put(transaction, parts, held, order);
}

/** Whether the block of a key opens. */
export function opens(masterKey: KeyObject, row: CardKeyRow | HeldCardKey): boolean {
  const held = 'key_id' in row ? heldCardKeyOf(row) : row;
  try {
    return withClearCardKey(masterKey, held, () => true);
  } catch (error) {
    if (error instanceof SetrumError && error.code === 'SETRUM_CARD_MASTER_KEY_BLOCK') return false;
    throw error;
  }
}

function assertWay(held: HeldCardKey, { masterKey, production }: TurnParts, to: CardKeyTurn): void {
  const { version, state, test } = held;
  // A key that does not open cannot be used, so there is nothing to protect any more.
  const useless = to === 'destroyed' && !opens(masterKey, held);
  if (!ways[to].includes(state) && !useless)
    throw new SetrumError('SETRUM_CARD_MASTER_KEY_STATE', { version, state });
  if (test && production && (to === 'next' || to === 'current'))
    throw new SetrumError('SETRUM_CARD_MASTER_KEY_TEST', { version });
}

/** A meter with two shares begins with the lower one, and mailboxes are made under the highest that it has. */
function assertIsTheNext(held: HeldCardKey, keys: readonly HeldCardKey[]): void {
  const { version } = held;
  const taken = keys.find(({ state }) => state === 'next');
  if (taken !== undefined && taken !== held)
    throw new SetrumError('SETRUM_CARD_MASTER_KEY_STATE', {
      version: taken.version,
      state: 'next',
    });
  const current = keys.find(({ state }) => state === 'current');
  if (current === undefined || current.version < version) return;
  const detail = `the next version is above the current one, ${current.version}`;
  throw new SetrumError('SETRUM_CARD_MASTER_KEY_VERSION', { version, detail });
}

async function assertNobodyLeft(
  transaction: Transaction<CardKeyTables>,
  keys: readonly HeldCardKey[],
  retires: HeldCardKey,
  { version, to }: TurnOrder,
): Promise<void> {
  // A meter that has a share of the next key is sent mailboxes under it, signs under it from then on, and does not go back.
  const others = retires.state === 'next' ? [] : keys.filter((key) => key !== retires);
  const counted = others.filter(
    (key) => key.state === 'next' || (to === 'current' && key.version === version),
  );
  const count = await metersLeftBehind(
    transaction,
    retires.version,
    counted.map((key) => key.version),
  );
  if (count > 0)
    throw new SetrumError('SETRUM_CARD_MASTER_KEY_METERS', { version: retires.version, count });
}

async function put(
  transaction: Transaction<CardKeyTables>,
  { masterKey }: TurnParts,
  held: HeldCardKey,
  { to, actor, force, at }: TurnOrder,
): Promise<HeldCardKey> {
  const { keyId, version, test } = held;
  const attributes = { keyId, version, test, state: to };
  const turned: HeldCardKey =
    to === 'destroyed'
      ? { ...held, state: to, block: null }
      : withClearCardKey(masterKey, held, (clear) => heldCardKey(masterKey, attributes, clear));
  await transaction
    .updateTable('card_key')
    .set({ state: to, block: turned.block, changed_at: at, changed_by: actor })
    .where('key_id', '=', keyId)
    .execute();
  const detail = { from: held.state, ...(force ? { force } : {}) };
  await recordCardKeyAct(transaction, held, { act: acts[to], actor, at, detail });
  return turned;
}

async function lockKeys(transaction: Transaction<CardKeyTables>): Promise<readonly HeldCardKey[]> {
  const rows = await transaction
    .selectFrom('card_key')
    .selectAll()
    .where('state', '<>', 'destroyed')
    .orderBy('version')
    .forUpdate()
    .execute();
  return rows.map(heldCardKeyOf);
}
