import { Argument, Command, Option } from 'commander';
import { issuedKinds } from '../meter/issued-kinds.ts';
import { atWorkbench } from '../meter/workbench.ts';
import { type MeterOptions, numberIn, tell, withMeterOptions } from './meter-options.ts';

interface TokenOptions extends MeterOptions {
  readonly krn?: string;
}

/** `setrum meter token`: tokens to train with, without a centre. */
export function meterTokenCommand(): Command {
  return withMeterOptions(new Command('token'))
    .description('Token latihan. Tokens for this meter, made with its test keys and not entered')
    .addArgument(new Argument('<kind>', 'what for').choices(issuedKinds))
    .argument('[value]', 'kWh of a credit, W of a power limit, how many tokens of a key change')
    .addOption(
      new Option('--krn <n>', 'under the key of this revision; of a key change: to which it goes'),
    )
    .action(async (kind: string, value: string | undefined, options: TokenOptions) => {
      const wanted = issuedKinds.find((known) => known === kind) ?? 'credit';
      const krn = options.krn === undefined ? undefined : numberIn(options.krn);
      // The server's code, which the test keys are in, is loaded here only.
      const { makeTokens } = await import('../meter/make-tokens.ts');
      await atWorkbench(options.state, async (bench) => {
        const tokens = await makeTokens(bench, wanted, value, krn);
        const plain = tokens.map((token) => token.replaceAll(/\D/g, ''));
        tell(options, { kind, tokens: plain }, tokens);
      });
    });
}
