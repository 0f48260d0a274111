import type { Discrepancy, DiscrepancyCode, PdlField } from './model.ts';
import { personalFields } from './rules.ts';

type Value = string | number | null;

/** Something to be said of a field; personal data are never said. */
export function problem(
  field: PdlField,
  code: DiscrepancyCode,
  severity: Discrepancy['severity'],
  expected: Value = null,
  found: Value = null,
): Discrepancy {
  const told = !personalFields.has(field);
  return { field, code, severity, expected: told ? expected : null, found: told ? found : null };
}
