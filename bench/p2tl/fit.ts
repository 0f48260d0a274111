// `node bench/p2tl/fit.ts`: fits the detector's weights on the seeded fields 1 to 5 and prints them for weights.ts. Other seeds are for the scorer.
import { THIEVES } from '@setrum/field';
import { examine, learnt, type Weights } from '@setrum/server';
import { scoredField } from './evidence.ts';

const SEEDS = [1, 2, 3, 4, 5];
const METERS = 8_000;
const ROUNDS = 30;
/** Keeps weights of what hardly ever happens small. */
const RIDGE = 1;

const fields = SEEDS.map((seed) => {
  process.stderr.write(`seed ${seed}\n`);
  return scoredField({ meters: METERS, months: 12, seed });
});
// The balance weighs suspects by their looks, so these are learnt first.
const looks = fitted(learnt.looks, 'looks');
const score = fitted(learnt.score, 'features');
process.stdout.write(`${JSON.stringify({ looks, score }, null, 2)}\n`);

function fitted<Name extends string>(
  { of }: Weights<Name>,
  kind: 'looks' | 'features',
): Weights<Name> {
  const names = Object.keys(of) as Name[];
  const rows: number[][] = [];
  const thief: number[] = [];
  for (const { evidence, truths } of fields) {
    for (const examined of examine(evidence, kind === 'looks' ? learnt.looks : looks).meters) {
      const known: Readonly<Record<string, number>> = { ...examined[kind] };
      rows.push([1, ...names.map((name) => known[name] ?? 0)]);
      const truth = truths.get(examined.history.meterNo)?.kind ?? 'honest';
      thief.push(THIEVES.includes(truth) ? 1 : 0);
    }
  }
  const [constant = 0, ...beta] = newton(rows, thief);
  return {
    constant: rounded(constant),
    of: Object.fromEntries(
      // What never happens in these fields keeps the weight that it has.
      names.map((name, n) => [name, isSeen(rows, n + 1) ? rounded(beta[n]) : of[name]]),
    ) as Weights<Name>['of'],
  };
}

function isSeen(rows: readonly (readonly number[])[], column: number): boolean {
  return rows.some((row) => row[column] !== 0);
}

/** Logistic regression by Newton's steps. */
function newton(x: readonly (readonly number[])[], y: readonly number[]): number[] {
  const width = x[0]?.length ?? 0;
  let beta: number[] = Array.from({ length: width }, () => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gradient: number[] = beta.map((value, n) => (n === 0 ? 0 : -RIDGE * value));
    const curve: number[][] = beta.map((_, n) => beta.map((_, m) => (n === m ? RIDGE : 0)));
    x.forEach((row, i) => {
      const p = 1 / (1 + Math.exp(-dot(row, beta)));
      for (let n = 0; n < width; n += 1) {
        const value = row[n] ?? 0;
        if (value === 0) continue;
        gradient[n] = (gradient[n] ?? 0) + value * ((y[i] ?? 0) - p);
        const line = curve[n] ?? [];
        for (let m = 0; m < width; m += 1)
          line[m] = (line[m] ?? 0) + value * (row[m] ?? 0) * p * (1 - p);
      }
    });
    const step = solved(curve, gradient);
    beta = beta.map((value, n) => value + Math.min(Math.max(step[n] ?? 0, -2), 2));
  }
  return beta;
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let n = 0; n < a.length; n += 1) sum += (a[n] ?? 0) * (b[n] ?? 0);
  return sum;
}

/** Elimination; the ridge keeps the matrix positive, so that no pivot is zero. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, n) => [...line, right[n] ?? 0]);
  const size = lines.length;
  for (let at = 0; at < size; at += 1) {
    const pivot = lines[at] ?? [];
    for (let n = 0; n < size; n += 1) {
      const line = lines[n] ?? [];
      if (n === at) continue;
      const factor = (line[at] ?? 0) / (pivot[at] ?? 1);
      for (let m = at; m <= size; m += 1) line[m] = (line[m] ?? 0) - factor * (pivot[m] ?? 0);
    }
  }
  return lines.map((line, n) => (line[size] ?? 0) / (line[n] ?? 1));
}

function rounded(value = 0): number {
  return Math.round(value * 100) / 100;
}
