import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  createLogger,
  createReferences,
  hostDefaults,
  inquire,
  PaymentService,
  type RunningHost,
  registerLink,
  startHost,
} from '@setrum/server';
import type { BenchReport } from '../report.ts';
import { median } from '../rounds.ts';
import { Baseline } from './baseline.ts';
import { assertBooks, type Told } from './books.ts';
import { newTally, runCallers } from './callers.ts';
import { hubConfig } from './config.ts';
import { benchPartnerId, Demand } from './demand.ts';
import type { IsoOrder, IsoTold } from './iso-client.ts';
import { Latencies, rounded } from './latency.ts';
import { type HubPlan, say } from './options.ts';
import { type HubWorld, startHubWorld } from './world.ts';

const links = 4;
const mostMeters = 8_000;

/** A bank in a second process buys over TCP, in turns with the plain design that needs no network. */
export async function runIsoBench(plan: HubPlan): Promise<BenchReport> {
  const world = await startHubWorld(plan);
  const baseline = new Baseline(world.databaseUrl, world.securityModule, plan.baselinePool);
  const host = await startBenchHost(world);
  const bank = fork(new URL('./iso-client.ts', import.meta.url));
  try {
    const told: Told = { sold: 0, declined: 0 };
    const meters = Math.min(plan.meters, mostMeters);
    say('inquiries');
    await tell(bank, { do: 'connect', port: host.ports[0] ?? 0, links, meters });
    const figures = await inTurns(plan, world, baseline, bank, told);
    await assertBooks(world.database, told);
    const config = { ...(await hubConfig(plan, world)), links, outstanding: plan.callers };
    return { bench: 'iso8583', config, figures };
  } finally {
    bank.kill();
    await host.stop();
    await baseline.close();
    await world.close();
  }
}

async function inTurns(
  plan: HubPlan,
  world: HubWorld,
  baseline: Baseline,
  bank: ChildProcess,
  told: Told,
): Promise<Record<string, number>> {
  const { callers, sliceSeconds, rounds } = plan;
  const demand = new Demand({ ...plan, cardsPercent: 0 }, [], 'plain');
  const plain = async (): Promise<void> => {
    const token = await baseline.buy(demand.next());
    if (token === null) told.declined += 1;
    else told.sold += 1;
  };
  const buy = async (seconds: number): Promise<IsoTold> => {
    const answer = await tell(bank, { do: 'buy', callers, seconds });
    told.sold += answer.answers;
    return answer;
  };
  say('warming up');
  await runCallers(callers, Math.min(2, sliceSeconds), plain, newTally());
  await buy(Math.min(2, sliceSeconds));
  await world.database.pool.query('analyze');
  const tally = newTally();
  const latencies = new Latencies();
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await runCallers(callers, sliceSeconds, plain, tally);
    const { perSecond, latenciesMs } = await buy(sliceSeconds);
    for (const ms of latenciesMs) latencies.add(ms);
    rates.push(perSecond);
    ratios.push(perSecond / (tally.rates.at(-1) ?? 1));
    say(
      `round ${round + 1} of ${rounds}: ${Math.round(perSecond)}, ${rounded(ratios.at(-1) ?? 0)}`,
    );
  }
  return {
    ratioToBaseline: rounded(median(ratios)),
    purchasesPerSecond: Math.round(median(rates)),
    purchaseP50Ms: rounded(latencies.percentile(0.5)),
    purchaseP99Ms: rounded(latencies.percentile(0.99)),
    purchases: latencies.count,
    baselinePerSecond: Math.round(median(tally.rates)),
    baselineP50Ms: rounded(tally.latencies.percentile(0.5)),
    baselineP99Ms: rounded(tally.latencies.percentile(0.99)),
  };
}

async function startBenchHost({
  database,
  purchases,
  securityModule,
}: HubWorld): Promise<RunningHost> {
  await registerLink(database, {
    linkId: 'bench',
    centralId: '4512017',
    switcherIds: ['ST145S3'],
    bankCodes: [benchPartnerId],
    addresses: ['127.0.0.0/8'],
    autoSignOn: true,
  });
  const now = (): Date => new Date();
  const log = createLogger('warn');
  const listener = {
    host: '127.0.0.1',
    port: 0,
    framing: 'end-byte',
    dialect: '2003',
    tls: null,
  } as const;
  return startHost(
    { ...hostDefaults, listeners: [listener] },
    {
      purchases,
      payments: new PaymentService({ database, now, log }),
      inquire: (request) => inquire({ database, securityModule }, request, now()),
      database,
      references: createReferences(securityModule),
      now,
      log,
    },
  );
}

async function tell(bank: ChildProcess, order: IsoOrder): Promise<IsoTold> {
  const answer = once(bank, 'message');
  const ended = once(bank, 'exit').then(() => {
    throw new Error('the bank has gone');
  });
  bank.send(order);
  const [told] = await Promise.race([answer, ended]);
  return told as IsoTold;
}
