import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import type { Discrepancy } from './model.ts';

const restMs = 300;

/** What is to be said of an entry as it is typed; before the first answer, what was said of the proposal. */
export function usePdlCheck(
  agendaNo: string,
  input: Readonly<Record<string, unknown>>,
  ofProposal: readonly Discrepancy[],
): readonly Discrepancy[] {
  const [text] = useDebouncedValue(JSON.stringify(input), restMs);
  const { data } = useQuery({
    queryKey: ['record', 'pdl-check', agendaNo, text],
    queryFn: ({ signal }) =>
      api.post<{ readonly discrepancies: readonly Discrepancy[] }>(
        `/api/v1/applications/${agendaNo}/pdl-check`,
        JSON.parse(text),
        { signal },
      ),
    enabled: text !== '{}',
    placeholderData: keepPreviousData,
  });
  return text === '{}' ? ofProposal : (data?.discrepancies ?? ofProposal);
}
