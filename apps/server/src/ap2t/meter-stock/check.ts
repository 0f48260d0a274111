import { SetrumError } from '@setrum/errors';
import { isLuhnValid } from '@setrum/sts';
import type { MeterModel, NewMeter, StsAttributes, StsCapabilities } from './model.ts';
import type { StockPolicy, Strictness } from './policy.ts';

/** What is wrong with a meter that is to be received: errors keep it out, warnings do not. */
export interface MeterFindings {
  readonly errors: readonly SetrumError[];
  readonly warnings: readonly SetrumError[];
}

/** Looks at a meter by itself; whether it is in stock already is the database's matter. */
export function checkMeter(
  meter: NewMeter,
  models: ReadonlyMap<string, MeterModel>,
  policy: StockPolicy,
): MeterFindings {
  const { meterNo, modelId, factoryNo } = meter;
  const errors: SetrumError[] = [];
  const warnings: SetrumError[] = [];
  const find = (strictness: Strictness, finding: SetrumError): void => {
    if (strictness === 'refuse') errors.push(finding);
    if (strictness === 'warn') warnings.push(finding);
  };
  const isNumber = /^(?:\d{11}|\d{13})$/.test(meterNo);
  if (!isNumber) {
    errors.push(new SetrumError('SETRUM_METER_NUMBER_INVALID', { meterNo: meterNo.slice(0, 40) }));
  } else if (!isLuhnValid(meterNo)) {
    find(policy.checkDigit, new SetrumError('SETRUM_METER_CHECK_DIGIT', { meterNo }));
  }
  const model = models.get(modelId);
  if (model === undefined) {
    errors.push(new SetrumError('SETRUM_METER_MODEL_UNKNOWN', { model: modelId.slice(0, 40) }));
    return { errors, warnings };
  }
  const { maker } = model;
  // A number of 11 digits has a maker's code of two, one of 13 a code of four (IEC 62055-41, 6.1.2).
  if (isNumber && (!meterNo.startsWith(maker) || meterNo.length - maker.length !== 9)) {
    find(policy.makerCode, new SetrumError('SETRUM_METER_MAKER_CODE', { meterNo, maker }));
  }
  const isLong = factoryNo !== null && (factoryNo.length > 20 || factoryNo === '');
  const fields = [...(isLong ? ['factory_no'] : []), ...stsFaults(meter.sts, model.sts)];
  if (fields.length > 0) errors.push(fieldsInvalid(meterNo, fields));
  return { errors, warnings };
}

function fieldsInvalid(meterNo: string, fields: readonly string[]): SetrumError {
  const params = { meterNo: meterNo.slice(0, 40), fields: fields.join(', ') };
  return new SetrumError('SETRUM_METER_FIELD_INVALID', params);
}

/** The names, as import files have them, of what is not so. */
function stsFaults(sts: StsAttributes | null, able: StsCapabilities | null): readonly string[] {
  if (sts === null || able === null) return sts === able ? [] : ['sgc'];
  const { sgc, krn, ti, ken, keyType, ea, dkga, kctCount, baseDate } = sts;
  const checks: readonly [name: string, good: boolean][] = [
    ['sgc', /^\d{6}$/.test(sgc)],
    ['krn', isBetween(krn, 1, 9)],
    ['ti', /^\d{2}$/.test(ti)],
    ['ken', isBetween(ken, 0, 255)],
    ['key_type', isBetween(keyType, 0, 3)],
    ['ea', able.eas.includes(ea)],
    ['dkga', able.dkgas.includes(dkga) && (ea !== '11' || dkga === '04')],
    ['kct_count', able.kctCounts.includes(kctCount) && (ea === '11') === (kctCount === 4)],
    ['base_date', able.baseDates.includes(baseDate)],
  ];
  return checks.filter(([, good]) => !good).map(([name]) => name);
}

function isBetween(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
