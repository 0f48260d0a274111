import { SetrumError } from '@setrum/errors';
import { type Bridge, type Loket, openBridge, pairingOf } from '@setrum/loket';
import { Command } from 'commander';
import { createStderrNotices } from '../loket/notices.ts';
import {
  type LoketOptions,
  settingsFrom,
  withBridgeOptions,
  withLoketOptions,
} from '../loket/options.ts';
import { inLoket } from '../loket/room.ts';
import { readerText } from '../loket/words.ts';
import { pairingText } from './loket-pair.ts';

const version = '0.1.0';

/** `setrum loket serve`: the agent with the bridge for the browser's page, until Ctrl-C. */
export function serveCommand(): Command {
  return withBridgeOptions(withLoketOptions(new Command('serve')))
    .description(
      'Agen loket untuk aplikasi peramban. The agent, with the bridge for the browser app',
    )
    .action(serve);
}

async function serve(options: LoketOptions): Promise<void> {
  const { origins } = await settingsFrom(options);
  if (origins.length === 0) {
    const detail = 'no page may come: --origin https://app.example, or "origins" in the settings';
    throw new SetrumError('SETRUM_LOKET_SETTINGS', { source: 'origins', detail });
  }
  await inLoket(options, async ({ loket, settings, stop }) => {
    const say = (text: string): void => void process.stdout.write(`${text}\n`);
    const { notice, report } = createStderrNotices();
    const secret = await pairingOf(settings).begin();
    const bridge = await openBridge(loket, settings, { version, notice, report });
    if (secret !== null) say(pairingText(secret));
    say(`Loket berjalan di ws://127.0.0.1:${bridge.port}/bridge  (berhenti: Ctrl-C)`);
    say(`The counter is up at ws://127.0.0.1:${bridge.port}/bridge  (stop: Ctrl-C)`);
    const forget = loket.agent.board.subscribe(() =>
      notice(loket.desk.readers().map(readerText).join('; ')),
    );
    try {
      await aborted(stop);
      say('\nBerhenti… Stopping…');
    } finally {
      forget();
      await end(bridge, loket);
    }
  });
}

/** Pages hear of it first; then what is under way ends, and they get its answer. */
async function end(bridge: Bridge, loket: Loket): Promise<void> {
  bridge.stopping();
  await loket.agent.stop();
  await bridge.close();
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
