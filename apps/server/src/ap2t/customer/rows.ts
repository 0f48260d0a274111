import type { Insertable, Selectable } from 'kysely';
import type { CustomerRecord } from './model.ts';
import type { CustomerTables } from './tables.ts';

type Row = CustomerTables['customer'];

export function customerRecordOf(row: Selectable<Row>): CustomerRecord {
  return {
    idpel: row.idpel,
    unit: row.unit,
    state: row.state,
    product: row.product,
    tariff: row.tariff,
    powerVa: row.power_va,
    name: row.name,
    address: row.address,
    identityNo: row.identity_no,
    phone: row.phone,
    email: row.email,
    rtRw: row.rt_rw,
    kddk: row.kddk,
    substation: row.substation,
    pole: row.pole,
    purpose: row.purpose,
    meterNo: row.meter_no,
    meterMake: row.meter_make,
    meterType: row.meter_type,
    meterKind: row.meter_kind,
    factoryNo: row.factory_no,
    phases: row.phases,
    contractNo: row.contract_no,
    contractOn: row.contract_on,
    connectedOn: row.connected_on,
    removedOn: row.removed_on,
    ujlHeldCents: row.ujl_held_cents,
  };
}

export function customerRowOf(record: CustomerRecord): Insertable<Row> {
  return {
    idpel: record.idpel,
    unit: record.unit,
    state: record.state,
    product: record.product,
    tariff: record.tariff,
    power_va: record.powerVa,
    name: record.name,
    address: record.address,
    identity_no: record.identityNo,
    phone: record.phone,
    email: record.email,
    rt_rw: record.rtRw,
    kddk: record.kddk,
    substation: record.substation,
    pole: record.pole,
    purpose: record.purpose,
    meter_no: record.meterNo,
    meter_make: record.meterMake,
    meter_type: record.meterType,
    meter_kind: record.meterKind,
    factory_no: record.factoryNo,
    phases: record.phases,
    contract_no: record.contractNo,
    contract_on: record.contractOn,
    connected_on: record.connectedOn,
    removed_on: record.removedOn,
    ujl_held_cents: record.ujlHeldCents,
  };
}
