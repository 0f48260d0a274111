import {
  type BaseDate,
  type ManagementCommand,
  type StsToken,
  testsOf,
  timeOfTid,
} from '@setrum/sts';

const quantityUnits = ['kWh', 'm3 (air, water)', 'm3 (gas)', 'min'] as const;
const currencyUses = ['listrik, electricity', 'air, water', 'gas', 'waktu, time'] as const;

/** What a token carries, as label and text, for people. `baseDate` turns the identifier into a time. */
export function describeToken(token: StsToken, baseDate: BaseDate | null): [string, string][] {
  switch (token.kind) {
    case 'credit':
      return [
        ['Isi · Credit', `${tenths(token.units)} ${quantityUnits[token.subclass]}`],
        ...identifier(token.tid, baseDate),
        ['RND', String(token.rnd)],
      ];
    case 'currency':
      return [
        [
          'Isi · Credit',
          `${hundredThousandths(token.amount1e5)} (${currencyUses[token.subclass - 4]})`,
        ],
        ...identifier(token.tid, baseDate),
      ];
    case 'management':
      return [
        ['Perintah · Command', commandText(token.command)],
        ...identifier(token.tid, baseDate),
        ['RND', String(token.rnd)],
      ];
    case 'test':
      return [
        ['Uji · Tests', testsOf(token.control).join(', ')],
        [
          'Pabrik · Manufacturer',
          token.manufacturerCode === 0 ? 'semua · all' : String(token.manufacturerCode),
        ],
      ];
    case 'extendedRead':
      return [['Baca · Extended read', token.info.toString(16).padStart(11, '0')]];
    case 'keyChange':
      return [['Ganti kunci · Key change', `bagian · section ${token.section}`]];
  }
}

/** The fields of a token for programs: what needs more than 53 bits is text, and tests have their names. */
export function tokenFields(token: StsToken, baseDate: BaseDate | null): Record<string, unknown> {
  const fields = {
    ...token,
    ...('amount1e5' in token ? { amount1e5: token.amount1e5.toString() } : {}),
    ...(token.kind === 'test' ? { tests: testsOf(token.control) } : {}),
  };
  return 'tid' in token && baseDate !== null
    ? { ...fields, issued: issuedAt(token.tid, baseDate) }
    : fields;
}

/** The lines of a description, their labels in one column. */
export function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, text]) => `  ${label.padEnd(width)}  ${text}\n`).join('');
}

function identifier(tid: number, baseDate: BaseDate | null): [string, string][] {
  const time = baseDate === null ? '' : ` (${issuedAt(tid, baseDate)})`;
  return [['TID', `${tid}${time}`]];
}

function issuedAt(tid: number, baseDate: BaseDate): string {
  return `${new Date(timeOfTid(tid, baseDate)).toISOString().slice(0, 16)}Z`;
}

function commandText(command: ManagementCommand): string {
  const { kind, ...values } = command;
  return [kind, ...Object.entries(values).map(([name, value]) => `${name} ${value}`)].join(' ');
}

function tenths(units: number): string {
  return `${Math.floor(units / 10)}.${units % 10}`;
}

function hundredThousandths(amount1e5: bigint): string {
  const digits = (amount1e5 < 0n ? -amount1e5 : amount1e5).toString().padStart(6, '0');
  return `${amount1e5 < 0n ? '-' : ''}${digits.slice(0, -5)}.${digits.slice(-5)}`;
}
