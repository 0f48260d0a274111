import { argv, exit } from 'node:process';
import { parseArgs } from 'node:util';
import { plnDialect1987, plnDialect2003 } from '../src/index.ts';
import { targetOf } from './check.ts';
import { fuzz } from './run.ts';
import { startingPoints } from './samples.ts';

/** Inputs shown in full; more of them would only say the same. */
const MOST_SHOWN = 5;

const { values } = parseArgs({
  args: argv.slice(2),
  options: {
    seconds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '20150504' },
  },
});
const seconds = Number(values.seconds);
const seed = Number(values.seed);
if (!(seconds > 0) || !Number.isInteger(seed)) {
  console.error('usage: fuzz.ts [--seconds N] [--seed S]; N above 0, S a whole number');
  exit(2);
}

let shown = 0;
const endMs = performance.now() + seconds * 1000;
const result = fuzz({
  seed,
  samples: startingPoints(),
  targets: [targetOf(plnDialect2003), targetOf(plnDialect1987)],
  isOver: () => performance.now() >= endMs,
  onFailure: (run, input, error) => {
    shown += 1;
    if (shown > MOST_SHOWN) return;
    console.error(`seed ${seed} run ${run}: ${Buffer.from(input).toString('hex')}`);
    console.error(error);
  },
});
console.log(JSON.stringify(result));
exit(result.failures === 0 ? 0 : 1);
