import {
  type PartnerRecord,
  partnerRecord,
  partnerRecords,
  rupiah,
  SeatService,
} from '@setrum/server';
import { Command } from 'commander';
import { type BooksOptions, inBooks, withBooksOptions } from '../books/room.ts';
import { tableOf } from '../books/table.ts';

/** `setrum partner`: who sells, and how their deposits stand. It only reads: partners are kept over HTTP, by access key. */
export function partnerCommand(): Command {
  return new Command('partner')
    .description('Mitra dan depositnya. Partners and their deposits')
    .addCommand(listCommand())
    .addCommand(showCommand());
}

function listCommand(): Command {
  const command = new Command('list').description('Daftar mitra. All partners');
  return withBooksOptions(command).action(async (options: BooksOptions) => {
    const partners = await inBooks(options, partnerRecords);
    process.stdout.write(
      options.json === true ? `${JSON.stringify({ partners }, null, 2)}\n` : partnerTable(partners),
    );
  });
}

function showCommand(): Command {
  const command = new Command('show')
    .description('Satu mitra dengan loket dan terminalnya. One partner, its counters and terminals')
    .argument('<code>', 'bank code of field 32');
  return withBooksOptions(command).action(async (code: string, options: BooksOptions) => {
    const partner = await inBooks(options, async (database) => ({
      ...(await partnerRecord(database, code)),
      ...(await new SeatService(database, () => new Date()).list(code)),
    }));
    if (options.json === true) process.stdout.write(`${JSON.stringify(partner, null, 2)}\n`);
    else process.stdout.write(partnerTable([partner]) + particulars(partner));
  });
}

function partnerTable(partners: readonly PartnerRecord[]): string {
  if (partners.length === 0) return 'Belum ada mitra. No partner yet.\n';
  const head = ['Kode/Code', 'Status', 'Jenis/Kind', 'Saldo/Balance', 'Batas/Limit', 'Nama/Name'];
  const lines = partners.map(({ partnerId, state, kind, balanceCents, limitCents, name }) => [
    partnerId,
    state,
    kind,
    rupiah(balanceCents),
    rupiah(limitCents),
    name,
  ]);
  return tableOf([head, ...lines], 3, 4);
}

type Shown = PartnerRecord & Awaited<ReturnType<SeatService['list']>>;

function particulars(partner: Shown): string {
  const { serviceHours, cutOff, adminCents, stateReason, anyTerminal, fees } = partner;
  const hours =
    serviceHours === null ? '24 jam/hours' : `${serviceHours.from}-${serviceHours.until} WIB`;
  return [
    `Alasan status / Reason: ${stateReason ?? '-'}`,
    `Jam layanan / Hours: ${hours}`,
    `Cut-off: ${cutOff === null ? '-' : `${cutOff.from}-${cutOff.until} WIB`}`,
    `Admin / Fee: ${rupiah(adminCents)}`,
    ...fees.map((fee) => `  ${fee.product} ${fee.mcc || '*'}: ${rupiah(fee.adminCents)}`),
    `Terminal lain boleh / Other terminals may sell: ${anyTerminal ? 'ya/yes' : 'tidak/no'}`,
    ...partner.counters.map(
      (seat) => `Loket/Counter ${seat.counterId} ${seat.name}: ${seat.state}`,
    ),
    ...partner.terminals.map(
      (seat) => `Terminal ${seat.terminalId} (${seat.counterId ?? '-'}): ${seat.state}`,
    ),
    '',
  ].join('\n');
}
