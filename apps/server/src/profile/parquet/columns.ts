/** A column of the monthly files: its name, its type in DuckDB, and where it comes from in `profile.meter_months`. */
export interface ArchiveColumn {
  readonly name: string;
  readonly type: 'VARCHAR' | 'INTEGER' | 'SMALLINT' | 'BIGINT' | 'BOOLEAN';
  readonly sql: string;
}

const column =
  (type: ArchiveColumn['type']) =>
  (name: string): ArchiveColumn => ({
    ...{ name, type, sql: `m.${name}` },
  });

/** What a file holds of a meter and its month; null where nothing is known. */
export const archiveColumns: readonly ArchiveColumn[] = [
  ...['meter_no', 'unit', 'feeder', 'transformer', 'tariff'].map(column('VARCHAR')),
  ...['power_va', 'stand_kwh', 'remaining_kwh', 'usage_kwh', 'taken_kwh'].map(column('INTEGER')),
  ...['sold_dkwh', 'sold_cents'].map(column('BIGINT')),
  ...['purchases', 'current_da'].map(column('INTEGER')),
  ...['voltage_v', 'tamper', 'tamper_cause', 'tamper_events', 'outages'].map(column('SMALLINT')),
  ...['low_voltage_events', 'overloads'].map(column('SMALLINT')),
  { name: 'verification', type: 'VARCHAR', sql: 'm.verification::text' },
  { name: 'source', type: 'VARCHAR', sql: 'm.source::text' },
  ...['contradicted', 'went_back'].map(column('BOOLEAN')),
];

/** The columns as DuckDB declares them; the month is the same for all rows of a file and stands in each. */
export const archiveTable = [
  'month INTEGER',
  ...archiveColumns.map(({ name, type }) => `${name} ${type}`),
].join(', ');
