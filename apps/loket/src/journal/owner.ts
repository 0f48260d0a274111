import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** What a lock says of its holder. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** When the process was started, in the system's own count since a named boot; null where the system does not tell. */
  readonly started: string | null;
  readonly nonce: string;
}

/** Who takes a lock, and whether somebody else's is stale. */
export interface LockOwner {
  readonly self: LockHolder;
  lives(holder: LockHolder): boolean;
  hold(): void;
  release(): void;
}

/** The locks that this process holds: its own number says nothing after a restart that happened to get the same one. */
const held = new Set<string>();

/** This process. */
export function thisProcess(): LockOwner {
  const self = {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    nonce: randomUUID(),
  };
  return {
    self,
    lives: (holder) => lives(holder, self),
    hold: () => void held.add(self.nonce),
    release: () => void held.delete(self.nonce),
  };
}

function lives(holder: LockHolder, self: LockHolder): boolean {
  if (held.has(holder.nonce)) return true;
  // Of a process on another machine nothing is known; somebody has to take its lock away by hand.
  if (holder.host !== self.host) return true;
  if (holder.pid === self.pid && self.started === null) return false;
  if (!isRunning(holder.pid)) return false;
  // A number is given again after a while; a process that began at another moment is another one.
  return holder.started === null || holder.started === startOf(holder.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Linux: the boot and the clock ticks since then (proc(5), field 22 of stat, counted behind the name in brackets). */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
}
