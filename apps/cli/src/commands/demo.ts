import { Command } from 'commander';
import { runLoop } from '../demo/loop.ts';
import { type Narrator, terminalNarrator } from '../demo/narrator.ts';
import { onThrowawayServer } from '../demo/throwaway.ts';
import { parseRupiah } from '../options.ts';
import { demoApplicationCommand } from './demo-application.ts';

interface DemoOptions {
  readonly amount: number;
  readonly json?: boolean;
}

/** `setrum demo`: the loop once, on a database that is thrown away afterwards. */
export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'Putar seluruh alur sekali, di basis data sementara. Run the loop once, on a throw-away database',
    )
    .option('--amount <rupiah>', 'what the customer buys for', parseRupiah, 50_000)
    .option('--json', 'one JSON object on standard output instead of the story')
    .action(async (options: DemoOptions) => {
      const narrate: Narrator =
        options.json === true ? () => undefined : terminalNarrator(process.stdout);
      const result = await onThrowawayServer(({ server, keys }) =>
        runLoop({
          serverUrl: server.url,
          keys,
          amountRupiah: options.amount,
          requestKey: 'demo-loop',
          narrate,
        }),
      );
      if (options.json === true) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    })
    .addCommand(demoApplicationCommand());
}
