import type { Chip } from '@setrum/card';
import type { CardMade } from './make.ts';

/** What was made, for people. */
export function madeText(
  card: { readonly uid: string; readonly chip: Chip; readonly where: string },
  { identity, keyVersion, mailboxSequence, reportSequence }: CardMade,
): string {
  const signed =
    keyVersion === null
      ? 'tanpa MAC · unsigned'
      : `MAC dengan kunci · signed with key v${keyVersion}`;
  const lines = [
    `Kartu · Card ${card.uid} (${card.chip}): ${card.where}`,
    `  meter ${identity.meterNo}, nomor kartu · card number ${identity.cardNo}, urutan · sequence ${identity.sequence}, ${signed}`,
  ];
  if (mailboxSequence > 0) lines.push(`  kotak surat · mailbox ${mailboxSequence}`);
  if (reportSequence > 0) lines.push(`  laporan · report ${reportSequence}`);
  return `${lines.join('\n')}\n`;
}
