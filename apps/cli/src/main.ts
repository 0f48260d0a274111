import { Command, CommanderError } from 'commander';
import { exitCodes, reportFailure } from './exit.ts';

/** Loaded one by one: a token at a shell need not wait for the server's code. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand(),
  demo: async () => (await import('./commands/demo.ts')).demoCommand(),
  profile: async () => (await import('./commands/profile.ts')).profileCommand(),
  meter: async () => (await import('./commands/meter.ts')).meterCommand(),
  meters: async () => (await import('./commands/meters.ts')).metersCommand(),
  collective: async () => (await import('./commands/collective.ts')).collectiveCommand(),
  keys: async () => (await import('./commands/keys.ts')).keysCommand(),
  'card-keys': async () => (await import('./commands/card-keys.ts')).cardKeysCommand(),
  ledger: async () => (await import('./commands/ledger.ts')).ledgerCommand(),
  partner: async () => (await import('./commands/partner.ts')).partnerCommand(),
  settlement: async () => (await import('./commands/settlement.ts')).settlementCommand(),
  reconcile: async () => (await import('./commands/reconcile.ts')).reconcileCommand(),
  bank: async () => (await import('./commands/bank.ts')).bankCommand(),
  conformance: async () => (await import('./commands/conformance.ts')).conformanceCommand(),
  iso8583: async () => (await import('./commands/iso8583.ts')).iso8583Command(),
  token: async () => (await import('./commands/token.ts')).tokenCommand(),
  loket: async () => (await import('./commands/loket.ts')).loketCommand(),
  card: async () => (await import('./commands/card.ts')).cardCommand(),
  field: async () => (await import('./commands/field.ts')).fieldCommand(),
  soak: async () => (await import('./commands/soak.ts')).soakCommand(),
  bench: async () => (await import('./commands/bench.ts')).benchCommand(),
  user: async () => (await import('./commands/user.ts')).userCommand(),
  units: async () => (await import('./commands/units.ts')).unitsCommand(),
  'key-targets': async () => (await import('./commands/key-targets.ts')).keyTargetsCommand(),
  campaign: async () => (await import('./commands/campaign.ts')).campaignCommand(),
  audit: async () => (await import('./commands/audit.ts')).auditCommand(),
  permissions: async () => (await import('./commands/permissions.ts')).permissionsCommand(),
  documents: async () => (await import('./commands/documents.ts')).documentsCommand(),
  applications: async () => (await import('./commands/applications.ts')).applicationsCommand(),
  errors: async () => (await import('./commands/errors.ts')).errorsCommand(),
};

/** The command that is named; all of them when none is, for the help. */
function wanted(name: string | undefined): readonly (() => Promise<Command>)[] {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return load === undefined ? Object.values(commands) : [load];
}

const program = new Command('setrum')
  .description(
    'Listrik prabayar dua arah: meter, kartu, loket, P2APST, vending, AP2T.\nTwo-way prepaid electricity.',
  )
  .version('0.1.0')
  // A command with options of its own may have subcommands that take the same ones.
  .enablePositionalOptions()
  .addHelpText(
    'after',
    `
Exit codes: 0 done; 1 failed (the message names a SETRUM_ code); 2 wrong usage.
Every command has --help; what prints data has --json, and then prints one object on standard output and nothing else.`,
  );

for (const load of wanted(process.argv[2])) program.addCommand(await load());

// A sub-command's usage errors must end in the same way as the program's own.
function endAlike(command: Command, name: string): void {
  command.exitOverride().showHelpAfterError(`(${name} --help)`);
  for (const inner of command.commands) endAlike(inner, `${name} ${inner.name()}`);
}
endAlike(program, 'setrum');

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    process.exitCode = reportFailure(error);
  }
}
