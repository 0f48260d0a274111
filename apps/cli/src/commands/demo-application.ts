import { Command } from 'commander';
import { runApplication } from '../demo/desk/application.ts';
import { seedDemoDesk } from '../demo/desk/seed.ts';
import { type Narrator, terminalNarrator } from '../demo/narrator.ts';
import { onThrowawayServer } from '../demo/throwaway.ts';
import { parseDirectory } from '../options.ts';

interface ApplicationOptions {
  readonly papers?: string;
  readonly json?: boolean;
}

/** `setrum demo application`: a new connection from the application to the posted PDL, on a database that is thrown away. */
export function demoApplicationCommand(): Command {
  return new Command('application')
    .description(
      'Pasang Baru dari permohonan sampai PDL. A new connection, from the application to the posted PDL',
    )
    .option('--papers <dir>', 'keep SIP, PK, BA and SPJBTL there as PDF', parseDirectory)
    .option('--json', 'one JSON object on standard output instead of the story')
    .action(async (_: unknown, command: Command) => {
      // `--json` stands in the options of `demo`, too, which takes it first.
      const options = command.optsWithGlobals<ApplicationOptions>();
      const quiet = options.json === true;
      const narrate: Narrator = quiet ? () => undefined : terminalNarrator(process.stdout);
      const result = await onThrowawayServer(async ({ server, dataDir, keys }) =>
        runApplication({
          ...{ serverUrl: server.url, counterKey: keys.counter, narrate },
          password: await seedDemoDesk(server, dataDir),
          papersDir: options.papers ?? null,
        }),
      );
      if (quiet) process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    });
}
