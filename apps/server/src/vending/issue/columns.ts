/** The fields of `vending.token_draft`, in its order. */
export const tokenColumns: readonly string[] = [
  'i',
  'token_id',
  'part',
  'key_version',
  'class',
  'subclass',
  'base_date',
  'tid',
  'units',
  'sealed',
  'digest',
];

/** The fields of `vending.acknowledgement_draft`, in its order. */
export const acknowledgementColumns: readonly string[] = [
  'i',
  'meter_no',
  'card_uid',
  'ack_sequence',
  'ack_results',
  'at',
  'krn',
  'ti',
  'sgc',
];
