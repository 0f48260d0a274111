import { checkFraming, checkMessage, type Target } from './check.ts';
import { mutate, randomBytes } from './mutate.ts';
import { createRandom, type Random } from './random.ts';

export interface FuzzOptions {
  readonly seed: number;
  readonly samples: readonly Uint8Array[];
  readonly targets: readonly Target[];
  /** Asked every thousand runs. */
  readonly isOver: (runs: number) => boolean;
  readonly onFailure: (run: number, input: Uint8Array, error: unknown) => void;
}

/** Feeds changed samples and random bytes to reader and codec until told to end. The same seed gives the same inputs. */
export function fuzz(options: FuzzOptions): { readonly runs: number; readonly failures: number } {
  const random = createRandom(options.seed);
  let runs = 0;
  let failures = 0;
  while (runs % 1000 !== 0 || !options.isOver(runs)) {
    const input = nextInput(options.samples, random);
    try {
      for (const { codec, layouts } of options.targets) checkMessage(codec, layouts, input);
      checkFraming(random.below(2) === 0 ? 'end-byte' : 'length', input, random);
    } catch (error) {
      failures += 1;
      options.onFailure(runs, input, error);
    }
    runs += 1;
  }
  return { runs, failures };
}

function nextInput(samples: readonly Uint8Array[], random: Random): Uint8Array {
  const sample = samples[random.below(samples.length)];
  return sample === undefined || random.below(10) === 0
    ? randomBytes(random, random.below(600))
    : mutate(sample, random);
}
