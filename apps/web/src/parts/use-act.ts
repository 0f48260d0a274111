import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { newRequestKey } from '../api/key.ts';
import { useDraft } from '../shell/draft/use-draft.ts';

interface Sent {
  readonly order: string;
  readonly key: string;
}

const nothing: Sent | null = null;

/**
 * Something that must be done once. The same order sent again, because its answer was lost, goes under the same key, also after a reload; another
 * one under a key of its own. What was loaded of records is loaded anew when it is done. `name` as a draft's.
 */
export function useAct<Order, Answer>(
  name: string,
  send: (order: Order, key: string) => Promise<Answer>,
  onDone?: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Order> {
  const client = useQueryClient();
  const [last, setLast] = useDraft<Sent | null>(`${name}.sent`, nothing);
  return useMutation({
    mutationFn: (given: Order) => {
      const order = JSON.stringify(given) ?? '';
      const sent = last?.order === order ? last : { order, key: newRequestKey() };
      setLast(sent);
      return send(given, sent.key);
    },
    onSuccess: (answer) => {
      setLast(nothing);
      onDone?.(answer);
      return client.invalidateQueries({ queryKey: ['record'] });
    },
  });
}
