import type { SearchKind } from './model.ts';

/** A table that is searched by words. */
export interface Source {
  readonly kind: SearchKind;
  readonly table: string;
  readonly wordsIndex: string;
  /** In which order the rows of one unit, and of all, are walked by an index. */
  readonly unitOrder: string;
  readonly order: string;
  /** What of a row `c` is shown. */
  readonly columns: string;
}

export const customers: Source = {
  kind: 'customer',
  table: 'ap2t.customer',
  wordsIndex: 'customer_words',
  unitOrder: 'c.idpel',
  order: 'c.idpel',
  columns: `'customer' as kind, c.idpel as id, c.idpel, null as "agendaNo", null as "registrationNo", c.meter_no as "meterNo", c.name,
            c.address, c.unit, c.state, c.tariff, c.power_va as "powerVa"`,
};

export const applications: Source = {
  kind: 'application',
  table: 'ap2t.application',
  wordsIndex: 'application_words',
  unitOrder: 'c.state, c.agenda_no',
  order: 'c.agenda_no',
  columns: `'application' as kind, c.agenda_no as id, c.idpel, c.agenda_no as "agendaNo", c.registration_no as "registrationNo",
            c.meter_no as "meterNo", c.name, c.address, c.unit, c.state,
            c.tariff || case c.product when 'postpaid' then '' else 'T' end as tariff, c.power_va as "powerVa"`,
};

export const meterColumns = `'meter' as kind, c.meter_no as id, c.idpel, c.agenda_no as "agendaNo", null as "registrationNo",
            c.meter_no as "meterNo", null as name, null as address, c.unit, c.state, null as tariff, null::integer as "powerVa"`;
