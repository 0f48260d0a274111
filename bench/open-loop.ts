// `setrum bench open-loop`: purchases arrive at a constant rate, whether or not the ones before have their answers.
import { runOpenLoopBench } from './hub/open-loop-run.ts';
import { hubPlan } from './hub/options.ts';
import { reportTable } from './report.ts';

const plan = hubPlan();
const report = await runOpenLoopBench(plan);
process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
