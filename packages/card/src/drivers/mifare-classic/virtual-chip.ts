import { equalBytes } from '../../bytes.ts';
import { type TearPlan, tornPiece } from '../virtual-card.ts';
import { BLOCK_BYTES, type KeyType, sectorOf } from './chip.ts';
import { keyIn, readable, writable } from './virtual-access.ts';
import { type Command, commandOf } from './virtual-commands.ts';
import { blockIn } from './virtual-memory.ts';
import { SW } from './virtual-status.ts';

const GONE = new Uint8Array(0);

/** What changes in a virtual card and in the reader under it. */
export interface State {
  readonly uid: Uint8Array;
  readonly memory: Uint8Array;
  present: boolean;
  writes: number;
  plan: { readonly tear: TearPlan; readonly atWrite: number } | null;
  open: { readonly sector: number; readonly type: KeyType } | null;
  readonly slots: Map<number, Uint8Array>;
}

/** Out of the field. The keys go, too: the card may come back to another reader. */
export function leave(state: State): void {
  state.present = false;
  state.open = null;
  state.slots.clear();
}

export function answerOf(state: State, apdu: Uint8Array): Uint8Array {
  if (!state.present) return GONE;
  const command = commandOf(apdu);
  return command instanceof Uint8Array ? command : perform(state, command);
}

function perform(state: State, command: Command): Uint8Array {
  switch (command.kind) {
    case 'uid':
      return Uint8Array.of(...state.uid, ...SW.ok);
    case 'load-key':
      state.slots.set(command.slot, command.key);
      return SW.ok;
    case 'authenticate':
      return authenticate(state, command);
    case 'read':
      return read(state, command.block);
    case 'write':
      return write(state, command.block, command.bytes);
  }
}

function authenticate(
  state: State,
  { block, type, slot }: Extract<Command, { kind: 'authenticate' }>,
): Uint8Array {
  const key = state.slots.get(slot);
  const sector = sectorOf(block);
  state.open = null;
  if (key === undefined) return SW.unknownKeySlot;
  if (!equalBytes(key, keyIn(state.memory, sector, type))) return SW.noInformation;
  state.open = { sector, type };
  return SW.ok;
}

/** The key that opened the sector of a block; null when it is not open. */
function keyFor({ open }: State, block: number): KeyType | null {
  return open?.sector === sectorOf(block) ? open.type : null;
}

function read(state: State, block: number): Uint8Array {
  const type = keyFor(state, block);
  const bytes = type === null ? null : readable(state.memory, block, type);
  return bytes === null ? refuse(state) : Uint8Array.of(...bytes, ...SW.ok);
}

/** A chip that says no goes back to where it waits for its selection. */
function refuse(state: State): Uint8Array {
  state.open = null;
  return SW.notAllowed;
}

function write(state: State, block: number, bytes: Uint8Array): Uint8Array {
  const type = keyFor(state, block);
  const after = type === null ? null : writable(state.memory, block, type, bytes);
  if (after === null) return refuse(state);
  state.writes += 1;
  const offset = block * BLOCK_BYTES;
  if (state.plan?.atWrite !== state.writes) {
    state.memory.set(after, offset);
    return SW.ok;
  }
  state.memory.set(tornPiece(blockIn(state.memory, block), after, state.plan.tear), offset);
  state.plan = null;
  leave(state);
  return GONE;
}
