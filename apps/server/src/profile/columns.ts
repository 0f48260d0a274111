/** The fields of `profile.report_draft`, in its order. */
export const reportColumns: readonly string[] = [
  'i',
  'meter_no',
  'card_uid',
  'sequence',
  'image',
  'at',
  'purchase_id',
  'status',
  'told_at',
  'key_version',
  'proof',
  'digest',
];

/** The fields of `profile.reading_draft`, in its order. */
export const readingColumns: readonly string[] = [
  'i',
  'meter_no',
  'month',
  'stand_kwh',
  'remaining_kwh',
  'voltage_v',
  'tamper',
  'current_da',
  'tamper_cause',
  'outages',
  'low_voltage_events',
  'overloads',
  'tamper_events',
  'told_at',
  'at',
];
