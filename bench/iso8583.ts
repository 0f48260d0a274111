// `setrum bench iso8583`: a bank in a second process, over TCP, against the plain design without any network.

import { runIsoBench } from './hub/iso-run.ts';
import { hubPlan } from './hub/options.ts';
import { reportTable } from './report.ts';

const plan = hubPlan();
const report = await runIsoBench(plan);
process.stdout.write(plan.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
