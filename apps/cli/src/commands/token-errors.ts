import { SetrumError } from '@setrum/errors';
import { exitCodes } from '../exit.ts';

/**
 * Runs what a command does for one token. With --json a refusal is an object on standard output,
 * `{"error":{"code","message",...}}`; otherwise it goes up, to be printed for a person. Malformed options are wrong
 * usage either way.
 */
export async function orErrorObject(json: boolean, run: () => void | Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof SetrumError)) throw error;
    if (error.code === 'SETRUM_BAD_REQUEST') {
      throw new SetrumError('SETRUM_USAGE', error.params, { cause: error });
    }
    if (!json || error.code === 'SETRUM_USAGE') throw error;
    const object = { error: { code: error.code, message: error.text('en'), ...error.params } };
    process.stdout.write(`${JSON.stringify(object, null, 2)}\n`);
    process.exitCode = exitCodes.failed;
  }
}
