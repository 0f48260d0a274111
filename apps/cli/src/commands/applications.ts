import { applicationSteps, stepsPage } from '@setrum/server';
import { Command } from 'commander';

/** `setrum applications`: the steps that an application can take, from the table that the server runs by. */
export function applicationsCommand(): Command {
  return new Command('applications')
    .description('Langkah permohonan. The steps of applications, from the transition table')
    .option('--markdown', 'as docs/application-steps.md')
    .option('--json', 'the table as one JSON object')
    .action((options: { readonly markdown?: boolean; readonly json?: boolean }) => {
      if (options.json === true) {
        process.stdout.write(`${JSON.stringify({ steps: applicationSteps })}\n`);
        return;
      }
      process.stdout.write(stepsPage());
    });
}
