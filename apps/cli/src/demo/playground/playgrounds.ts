import { randomBytes } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import type { PlaygroundChipName } from './part/household.ts';
import type { PlaygroundParts } from './part/parts.ts';
import { Playground } from './playground.ts';

export interface PlaygroundLimits {
  /** At a time. */
  readonly most: number;
  /** Nothing done for so long: it ends. */
  readonly idleMs: number;
  /** When all are in use, whoever has done nothing for so long makes room. */
  readonly yieldMs: number;
  readonly nowMs: () => number;
}

export const playgroundLimits: PlaygroundLimits = {
  most: 20,
  idleMs: 15 * 60_000,
  yieldMs: 2 * 60_000,
  nowMs: Date.now,
};

interface Kept {
  readonly playground: Playground;
  usedMs: number;
}

const sweepMs = 30_000;
const idBytes = 16;

/** The playgrounds of a demo server. Whoever knows the id of one plays it: it is nobody's account. */
export class Playgrounds {
  readonly #limits: PlaygroundLimits;
  readonly #kept = new Map<string, Kept>();
  readonly #sweep: NodeJS.Timeout;
  #parts: PlaygroundParts | null = null;
  #opening = 0;

  constructor(limits: PlaygroundLimits = playgroundLimits) {
    this.#limits = limits;
    this.#sweep = setInterval(() => void this.sweep(), sweepMs);
    this.#sweep.unref();
  }

  /** From now on playgrounds can be opened: the server is up and its demo world is there. */
  open(parts: PlaygroundParts): void {
    this.#parts = parts;
  }

  get count(): number {
    return this.#kept.size;
  }

  /** A new one. SETRUM_PLAYGROUND_FULL; SETRUM_BUSY while the demo world is not there yet. */
  async start(chip: PlaygroundChipName): Promise<Playground> {
    if (this.#parts === null) throw new SetrumError('SETRUM_BUSY');
    const { most } = this.#limits;
    if (this.#kept.size + this.#opening >= most) await this.#makeRoom();
    if (this.#kept.size + this.#opening >= most)
      throw new SetrumError('SETRUM_PLAYGROUND_FULL', { most });
    this.#opening += 1;
    try {
      const id = randomBytes(idBytes).toString('hex');
      const playground = await Playground.open(id, this.#parts, chip);
      this.#kept.set(id, { playground, usedMs: this.#limits.nowMs() });
      return playground;
    } finally {
      this.#opening -= 1;
    }
  }

  /** One that somebody uses. SETRUM_PLAYGROUND_OVER. */
  use(id: string): Playground {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new SetrumError('SETRUM_PLAYGROUND_OVER');
    kept.usedMs = this.#limits.nowMs();
    return kept.playground;
  }

  /** Ends those that nobody has used for long. */
  async sweep(): Promise<void> {
    const since = this.#limits.nowMs() - this.#limits.idleMs;
    for (const [id, { usedMs }] of [...this.#kept]) if (usedMs <= since) await this.end(id);
  }

  async end(id: string): Promise<void> {
    const kept = this.#kept.get(id);
    this.#kept.delete(id);
    await kept?.playground.close();
  }

  async close(): Promise<void> {
    clearInterval(this.#sweep);
    this.#parts = null;
    for (const id of [...this.#kept.keys()]) await this.end(id);
  }

  async #makeRoom(): Promise<void> {
    const idle = [...this.#kept].sort(([, one], [, other]) => one.usedMs - other.usedMs);
    const [first] = idle;
    if (first === undefined) return;
    const [id, { usedMs }] = first;
    if (usedMs <= this.#limits.nowMs() - this.#limits.yieldMs) await this.end(id);
  }
}
