import { useMay, useRecord } from '../../../parts/use-record.ts';

export interface Channel {
  readonly mcc: string;
  readonly name: string;
}

/** Where customers pay, by field 26. */
export function useChannels(): readonly Channel[] {
  const may = useMay();
  const query = useRecord<{ channels: readonly Channel[] }>(
    '/api/v1/channels',
    may('channel.view'),
  );
  return query.data?.channels ?? [];
}
