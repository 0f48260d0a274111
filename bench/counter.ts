// `setrum bench counter`: what the counter adds to a sale on top of reader and network.
import { availableParallelism, cpus } from 'node:os';
import { measureCommands } from './counter/hosted.ts';
import { type CounterPlan, counterPlan, say } from './counter/options.ts';
import { measureSales, type SaleTimes } from './counter/sell.ts';
import { deskSeller, pageSeller } from './counter/sellers.ts';
import { startCounterWorld } from './counter/world.ts';
import { type Latencies, rounded } from './hub/latency.ts';
import { type BenchReport, reportTable } from './report.ts';

const plan = counterPlan();
const report = await measure(plan);
process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));

async function measure(asked: CounterPlan): Promise<BenchReport> {
  const { quick, sales, warmUp, commands } = asked;
  const world = await startCounterWorld();
  try {
    say(`${sales} sales at the desk`);
    const desk = await measureSales(world, deskSeller(world), asked);
    say(`${sales} sales of a page, through the bridge`);
    const page = await pageSeller(world);
    const bridge = await measureSales(world, page.seller, asked);
    await page.close();
    say(`${commands} commands through a driver in a process of its own`);
    const { hosted, here } = await measureCommands(commands);
    const processMs = hosted.percentile(0.5) - here.percentile(0.5);
    return {
      bench: 'counter',
      config: { ...machine(), quick, sales, warmUp, commands, card: 'NTAG216', profile: 'plain' },
      figures: {
        ...figuresOf('counter', desk),
        ...figuresOf('bridge', bridge),
        driverProcessCommandP50Ms: rounded(hosted.percentile(0.5)),
        driverProcessCommandP99Ms: rounded(hosted.percentile(0.99)),
        driverProcessSaleMs: rounded(processMs * desk.commands.percentile(0.5)),
      },
    };
  } finally {
    await world.close();
  }
}

function figuresOf(name: string, times: SaleTimes): Record<string, number> {
  const { counter, whole, reader, centre, disk, commands } = times;
  return {
    ...shares(`${name}Adds`, counter),
    ...shares(`${name}Disk`, disk),
    [`${name}WholeP50Ms`]: rounded(whole.percentile(0.5)),
    [`${name}ReaderP50Ms`]: rounded(reader.percentile(0.5)),
    [`${name}CentreP50Ms`]: rounded(centre.percentile(0.5)),
    [`${name}Commands`]: commands.percentile(0.5),
  };
}

function shares(name: string, latencies: Latencies): Record<string, number> {
  return {
    [`${name}P50Ms`]: rounded(latencies.percentile(0.5)),
    [`${name}P99Ms`]: rounded(latencies.percentile(0.99)),
  };
}

function machine(): Record<string, string | number> {
  return {
    node: process.version,
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
  };
}
