// `setrum bench purchase`: the purchase service against the plain design, over the same tables of the same server.

import { hubPlan } from './hub/options.ts';
import { runPurchaseBench } from './hub/purchase-run.ts';
import { reportTable } from './report.ts';

const plan = hubPlan();
const report = await runPurchaseBench(plan);
process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
