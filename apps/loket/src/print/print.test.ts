import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { escPosBytes, type PrepaidReceipt } from '@setrum/receipt';
import { createFakeCentre } from '../sale/test-support/fake-centre.ts';
import { receiptOf } from '../slip.ts';
import { choosePrinter } from './choose.ts';
import { devicePrinter } from './device.ts';
import { networkPrinter } from './network.ts';
import { pdfFolder } from './pdf-folder.ts';

const order = {
  requestKey: 'key-0001',
  meterNo: '32031017679',
  amountCents: 5_000_000,
  card: null,
};
const receipt: PrepaidReceipt = receiptOf(await createFakeCentre().buy(order), 'LOKET-01');
const copy: PrepaidReceipt = {
  ...receipt,
  head: { ...receipt.head, reprint: { at: '2026-11-23T06:00:00.000Z', by: 'LOKET-01' } },
};
const paper = { columns: 32, timeoutMs: 400 } as const;
const bytes = Buffer.from(escPosBytes(receipt, paper));

/** A network printer that answers status questions with these bytes, and keeps what it is given. */
async function startPrinter(answers: readonly number[], over: { readonly stalls?: boolean } = {}) {
  const printed: Buffer[] = [];
  const sockets: Socket[] = [];
  const left = [...answers];
  const server = createServer((socket: Socket) => {
    sockets.push(socket);
    // Its end stays open as long as the printer has not taken everything.
    if (over.stalls === true) socket.allowHalfOpen = true;
    socket.on('data', (data) => {
      if (data[0] !== 0x10) printed.push(data);
      else if (left.length > 0) socket.write(Uint8Array.of(left.shift() ?? 0));
    });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    printed: () => Buffer.concat(printed),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

describe('a printer in the network', () => {
  const print = (port: number, askStatus = true) =>
    networkPrinter({ host: '127.0.0.1', port, paper, askStatus }).print(receipt);

  test('gets the receipt after it has said that it can', async () => {
    const printer = await startPrinter([0x12, 0x12]);
    assert.deepEqual(await print(printer.port), { where: `127.0.0.1:${printer.port}` });
    assert.deepEqual(printer.printed(), bytes);
    await printer.stop();
  });

  test('gets it as well when it says nothing, or something that is no answer', async () => {
    for (const answers of [[], [0xff, 0xff]]) {
      const printer = await startPrinter(answers);
      await print(printer.port);
      assert.deepEqual(printer.printed(), bytes);
      await printer.stop();
    }
  });

  test('is told from one without paper, and from one with its cover open', async () => {
    for (const answers of [[0x16], [0x32], [0x12, 0x72]]) {
      const printer = await startPrinter(answers);
      await assert.rejects(print(printer.port), { code: 'SETRUM_PRINTER_PAPER' });
      assert.equal(printer.printed().length, 0);
      await printer.stop();
    }
  });

  test('that has answered and never hangs up is believed to print', async () => {
    const printer = await startPrinter([0x12, 0x12], { stalls: true });
    await print(printer.port);
    assert.deepEqual(printer.printed(), bytes);
    await printer.stop();
  });

  test('is not asked where it would print the question', async () => {
    const printer = await startPrinter([0x16]);
    await print(printer.port, false);
    assert.deepEqual(printer.printed(), bytes);
    await printer.stop();
  });

  test('that is off, or takes nothing, is told so', async () => {
    const printer = await startPrinter([]);
    await printer.stop();
    await assert.rejects(print(printer.port), { code: 'SETRUM_PRINTER_MISSING' });
    const stalling = await startPrinter([], { stalls: true });
    await assert.rejects(print(stalling.port), { code: 'SETRUM_PRINTER_SILENT' });
    await stalling.stop();
  });
});

describe('a printer at a device file, and none', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'setrum-print-'));
  });
  after(() => rm(folder, { recursive: true }));

  test('gets the receipt', async () => {
    const path = join(folder, 'lp0');
    await writeFile(path, '');
    assert.deepEqual(await devicePrinter(path, paper).print(receipt), { where: path });
    assert.deepEqual(await readFile(path), bytes);
  });

  test('that is not there is no new file', async () => {
    const printer = devicePrinter(join(folder, 'lp1'), paper);
    await assert.rejects(printer.print(receipt), { code: 'SETRUM_PRINTER_MISSING' });
    assert.ok(!(await readdir(folder)).includes('lp1'));
    await assert.rejects(devicePrinter(folder, paper).print(receipt), {
      code: 'SETRUM_PRINTER_FAILED',
    });
  });

  test('that takes nothing any more is given up, and is used again later', async (context) => {
    if (process.platform === 'win32') return context.skip('no FIFO');
    const path = join(folder, 'fifo');
    await promisify(execFile)('mkfifo', [path]);
    const printer = devicePrinter(path, paper);
    await assert.rejects(printer.print(receipt), { code: 'SETRUM_PRINTER_MISSING' });
    const reading = await open(path, 'r+');
    const big = {
      ...receipt,
      sale: { ...receipt.sale, keyChange: Array(3_000).fill('1'.repeat(20)) },
    };
    await assert.rejects(printer.print(big), { code: 'SETRUM_PRINTER_SILENT' });
    await reading.read(Buffer.alloc(200_000), 0, 200_000);
    await assert.doesNotReject(printer.print(receipt));
    await reading.close();
  });

  test('in place of a printer each receipt is a PDF for the counter alone', async () => {
    const files = join(folder, 'struk');
    const printer = pdfFolder(files);
    const { where } = await printer.print(receipt);
    assert.equal((await readFile(where)).subarray(0, 5).toString(), '%PDF-');
    assert.equal((await stat(where)).mode & 0o077, 0);
    await printer.print(copy);
    assert.deepEqual(await readdir(files), [
      'struk-2026-11-23-00000001-CU-20261123060000000.pdf',
      'struk-2026-11-23-00000001.pdf',
    ]);
    const nowhere = pdfFolder(join(folder, 'lp0'));
    await assert.rejects(nowhere.print(receipt), { code: 'SETRUM_PRINTER_FAILED' });
  });

  test('is chosen by its name', () => {
    const choose = (printer: string | null) =>
      choosePrinter({ printer, paper, askStatus: true, pdfFolder: '/pdf' }).name;
    assert.equal(choose(null), '/pdf');
    assert.equal(choose('pdf:/elsewhere'), '/elsewhere');
    assert.equal(choose('/dev/usb/lp0'), '/dev/usb/lp0');
    assert.equal(choose('tcp://192.168.1.50'), '192.168.1.50:9100');
    assert.equal(choose('tcp://[fe80::1]:9101'), 'fe80::1:9101');
    for (const wrong of ['http://printer', 'tcp://', 'tcp://printer/path', 'tcp://p:99999']) {
      assert.throws(() => choose(wrong), /a printer is tcp/, wrong);
    }
  });
});
