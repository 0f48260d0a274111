import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type Serving, serve, temporaryFolder } from '../../e2e/setrum.ts';
import type { Commands } from './carry-out.ts';
import { usualAddress } from './parse.ts';
import { openShell, type Shell } from './shell.ts';

/** A demo that a guide's reader starts and stops by himself, and the shell beside it. */
export class OwnDemo implements Commands {
  readonly #folder: Awaited<ReturnType<typeof temporaryFolder>>;
  readonly #shell: Shell;
  #server: Serving | null = null;

  static async prepare(): Promise<OwnDemo> {
    const folder = await temporaryFolder();
    return new OwnDemo(folder, await openShell(folder.path));
  }

  private constructor(folder: Awaited<ReturnType<typeof temporaryFolder>>, shell: Shell) {
    this.#folder = folder;
    this.#shell = shell;
  }

  get url(): string {
    return this.#running.url;
  }

  async run(block: string): Promise<string> {
    if (block === 'npm start') {
      const { scripts } = JSON.parse(
        await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
      ) as { scripts: Record<string, string> };
      assert.equal(scripts['start'], 'setrum serve --demo');
      return this.start();
    }
    return this.#shell.run(this.#here(block));
  }

  /** Starts the server unless it is up; gives what it has printed. */
  async start(): Promise<string> {
    this.#server ??= await serve(['--demo', '--data', this.#folder.path]);
    return this.#server.output();
  }

  async interrupt(): Promise<void> {
    assert.equal(await this.#running.end('SIGINT'), 0);
    this.#server = null;
  }

  async close(): Promise<void> {
    await this.#server?.end('SIGTERM');
    await this.#shell.close();
    await this.#folder.remove();
  }

  /** A block with the ports of this server in place of the usual ones. */
  #here(block: string): string {
    if (this.#server === null) return block;
    const { url, output } = this.#server;
    const [, endByte = '', length = ''] =
      /ISO 8583: [\d.]+:(\d+) \(0xFF\), :(\d+)/.exec(output()) ?? [];
    return block
      .replaceAll(usualAddress, url)
      .replaceAll('--port 5500', `--port ${endByte}`)
      .replaceAll('--length-port 5501', `--length-port ${length}`);
  }

  get #running(): Serving {
    if (this.#server === null) throw new Error('the guide has not started the server');
    return this.#server;
  }
}
