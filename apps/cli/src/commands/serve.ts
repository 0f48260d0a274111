import { fileURLToPath } from 'node:url';
import {
  type Ap2tSettings,
  ap2tDefaults,
  depositBalance,
  identitySettingsOf,
  profileSettingsOf,
  type RunningServer,
  readAp2tSettings,
  securitySettingsOf,
  serverDefaults,
  startServer,
  trustedProxiesOf,
  verifyLedger,
} from '@setrum/server';
import { Command } from 'commander';
import { DemoCounter } from '../demo/counter/demo-counter.ts';
import { demoCounterRoutes } from '../demo/counter/routes.ts';
import { demoAccounts } from '../demo/desk/people.ts';
import { seedDemoDesk } from '../demo/desk/seed.ts';
import type { DemoKeys } from '../demo/keys.ts';
import { findFirstLoop, firstLoopKey, runLoop } from '../demo/loop.ts';
import { terminalNarrator } from '../demo/narrator.ts';
import { openPlaygrounds } from '../demo/playground/host.ts';
import { Playgrounds } from '../demo/playground/playgrounds.ts';
import { playgroundRoutes } from '../demo/playground/routes.ts';
import { demoPartner, seedDemoWorld, sicilia } from '../demo/world.ts';
import { exitCodes } from '../exit.ts';
import { type Iso8583Options, listenersOf, withIso8583Options } from '../iso8583-options.ts';
import { defaultDataDir, parseDirectory, parsePort } from '../options.ts';
import { stopSignal } from '../signals.ts';

interface ServeOptions extends Iso8583Options {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly databaseUrl?: string;
  readonly demo?: boolean;
  readonly production?: boolean;
  readonly web: boolean;
  readonly ap2tSettings?: string;
  readonly logLevel: string;
}

/** `setrum serve`: everything in one process, until Ctrl-C. */
export function serveCommand(): Command {
  const command = new Command('serve')
    .description('Jalankan server. Run the server: the screens, HTTP API, OpenAPI, health page')
    .option('--port <port>', 'HTTP port', parsePort, portFromNpm() ?? serverDefaults.port)
    .option('--host <host>', 'address to listen on', serverDefaults.host)
    .option(
      '--data <dir>',
      'folder for the embedded database and the keys',
      parseDirectory,
      dataFromNpm() ?? defaultDataDir,
    )
    .option(
      '--database-url <url>',
      'a PostgreSQL of your own instead of the embedded one (or DATABASE_URL)',
    )
    .option(
      '--ap2t-settings <file>',
      'settings of customer service, JSON (or SETRUM_AP2T_SETTINGS); see docs/applications.md',
    )
    .option('--no-web', 'leave the screens out: the API only')
    .option('--production', 'refuse test keys (or SETRUM_PRODUCTION=1); see docs/keys.md')
    .option('--demo', "put in the SOP's customer, and run the loop once")
    .option(
      '--log-level <level>',
      'trace, debug, info, warn, error or silent; the log goes to standard error',
      serverDefaults.logLevel,
    )
    .addHelpText(
      'after',
      '\nThrough npm, options come behind two dashes: npm start -- --port 8081 --data /some/folder',
    )
    .action(serve);
  return withIso8583Options(command);
}

async function ap2tSettings({ ap2tSettings: given }: ServeOptions): Promise<Ap2tSettings> {
  const file = given ?? process.env['SETRUM_AP2T_SETTINGS'];
  return file === undefined || file === '' ? ap2tDefaults : readAp2tSettings(file);
}

/** Where `npm run web` puts the screens; the set-up does it before `npm start`. */
const webDir = fileURLToPath(new URL('../../../web/dist', import.meta.url));
/** The part of health that a demo server waits for. */
const loopPart = 'first loop';

async function serve(options: ServeOptions): Promise<void> {
  const stop = stopSignal();
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const security = securitySettingsOf(process.env);
  const playgrounds = new Playgrounds();
  const counter = new DemoCounter();
  const server = await startServer({
    ...serverDefaults,
    host: options.host,
    port: options.port,
    dataDir: options.data,
    databaseUrl: options.databaseUrl ?? process.env['DATABASE_URL'] ?? null,
    logLevel: options.logLevel,
    iso8583: await listenersOf(options),
    webhookPolicy: { allowLoopback: options.demo === true, allowPrivate: false },
    iso8583AllowPlain: options.iso8583AllowPlain === true,
    trustedProxies: trustedProxiesOf(process.env),
    identity: identitySettingsOf(process.env),
    security: { ...security, production: security.production || options.production === true },
    profile: profileSettingsOf(process.env),
    ap2t: await ap2tSettings(options),
    webDir: options.web ? webDir : null,
    awaitedParts: options.demo === true ? [loopPart] : [],
    extend: (http) => {
      if (options.demo !== true) return;
      playgroundRoutes(http, playgrounds);
      demoCounterRoutes(http, counter);
    },
  });
  try {
    if (options.demo === true) await demonstrate(server, { playgrounds, counter }, options, say);
    say(announcement(server, options));
    await stop.asked;
    say('\nBerhenti… Stopping…');
  } finally {
    await server.stop();
    stop.release();
  }
  process.exitCode = exitCodes.done;
}

/** In one piece: whoever waits for it reads the ports, too. */
function announcement({ url, iso8583Ports }: RunningServer, options: ServeOptions): string {
  const [endByte, length] = iso8583Ports;
  const host = options.iso8583Host;
  return [
    `\nSetrum berjalan di ${url}  (berhenti: Ctrl-C)`,
    `Setrum is up at ${url}  (stop: Ctrl-C)`,
    `  ${url}/health\n  ${url}/api/openapi.json`,
    ...(endByte === undefined
      ? []
      : [`  ISO 8583: ${host}:${endByte} (0xFF), :${length} (2 byte panjang / length)`]),
  ].join('\n');
}

/** Seeds the demo world and runs the first loop, unless it has run in this data folder before. */
async function demonstrate(
  server: RunningServer,
  { playgrounds, counter }: { readonly playgrounds: Playgrounds; readonly counter: DemoCounter },
  options: ServeOptions,
  say: (line: string) => void,
): Promise<void> {
  const keys = await seedDemoWorld(server, options.data);
  const password = await seedDemoDesk(server, options.data);
  server.showDemo(demoAccounts(password));
  await openPlaygrounds(playgrounds, server, { dataDir: options.data, keys, password });
  await counter.open(server, keys.counter, options.data);
  const earlier = await findFirstLoop(server.url, keys);
  if (earlier === null) await runFirstLoop(server, keys);
  else await summarise(server, earlier, say);
  server.health.report(loopPart, true, 'token sold, taken by the meter, acknowledged');
}

async function runFirstLoop(server: RunningServer, keys: DemoKeys): Promise<void> {
  await runLoop({
    serverUrl: server.url,
    keys,
    amountRupiah: 50_000,
    requestKey: firstLoopKey,
    narrate: terminalNarrator(process.stdout),
  });
}

async function summarise(
  server: RunningServer,
  ranAt: string,
  say: (line: string) => void,
): Promise<void> {
  const [ledger, balance] = await Promise.all([
    verifyLedger(server.database),
    depositBalance(server.database, demoPartner.partnerId),
  ]);
  say(`Data lama dipakai: putaran pertama (${sicilia.name}) selesai ${ranAt}.`);
  say(`Data kept: the first loop (${sicilia.name}) ran at ${ranAt}.`);
  say(
    `  ${ledger.postings} postings, sum ${ledger.sumCents}; deposit Rp ${((balance ?? 0) / 100).toLocaleString('id-ID')}`,
  );
  say('  npx setrum demo  memutar ulang · runs the loop again on a database of its own');
}

/** `npm start --port=8081`, without the `--` that npm wants before options, hands the value over in the environment. */
function portFromNpm(): number | undefined {
  const text = process.env['npm_config_port'] ?? '';
  return /^\d+$/.test(text) ? parsePort(text) : undefined;
}

function dataFromNpm(): string | undefined {
  const text = process.env['npm_config_data'] ?? '';
  return text === '' || text === 'true' ? undefined : parseDirectory(text);
}
