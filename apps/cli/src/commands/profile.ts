import { SetrumError } from '@setrum/errors';
import { httpCaller } from '@setrum/loket';
import { Command } from 'commander';
import { readDemoKeys } from '../demo/keys.ts';
import { defaultDataDir, parseDirectory } from '../options.ts';
import { askLoadProfile, profileTable } from '../staff.ts';
import { profileExportCommand } from './profile-export.ts';
import { profileImportCommand } from './profile-import.ts';
import { profileFeedsCommand, profileNetworkCommand } from './profile-network.ts';
import { profileP2tlCommand } from './profile-p2tl.ts';
import { profileQueryCommand } from './profile-query.ts';

interface ProfileOptions {
  readonly url: string;
  readonly data: string;
  readonly json?: boolean;
}

/** `setrum profile METER`: AP2T's load profile by meter number (SOP figure 3-3), from a running server. */
export function profileCommand(): Command {
  return new Command('profile')
    .description('Load profile satu meter. The load profile of a meter, from a running server')
    .enablePositionalOptions()
    .addCommand(profileImportCommand())
    .addCommand(profileNetworkCommand())
    .addCommand(profileFeedsCommand())
    .addCommand(profileExportCommand())
    .addCommand(profileQueryCommand())
    .addCommand(profileP2tlCommand())
    .argument('[meterNo]', 'meter number')
    .option('--url <url>', 'the server', 'http://127.0.0.1:8080')
    .option(
      '--data <dir>',
      'where the access key of the demo world is kept (else SETRUM_ACCESS_KEY)',
      parseDirectory,
      defaultDataDir,
    )
    .option('--json', 'one JSON object')
    .action(async (meterNo: string | undefined, options: ProfileOptions) => {
      if (meterNo === undefined)
        throw new SetrumError('SETRUM_USAGE', {
          detail: 'a meter number, or one of import, network, feeds, export, query, p2tl',
        });
      const accessKey =
        process.env['SETRUM_ACCESS_KEY'] ?? (await readDemoKeys(options.data))?.staff;
      if (accessKey === undefined) {
        throw new SetrumError('SETRUM_USAGE', {
          detail: 'set SETRUM_ACCESS_KEY, or --data to the folder of a demo server',
        });
      }
      const profile = await askLoadProfile(httpCaller({ url: options.url, accessKey }), meterNo);
      process.stdout.write(
        options.json === true ? `${JSON.stringify(profile, null, 2)}\n` : profileTable(profile),
      );
    });
}
