import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { newRequestKey } from '../../../api/key.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';

interface Sent {
  readonly text: string;
  readonly key: string;
}

/**
 * Something long that must be done once, even when the page is loaded anew before its answer came: the same content goes under the same key
 * for as long as this tab lives; another content under a key of its own.
 */
export function useKeptAct<Order, Answer>(
  name: string,
  send: (order: Order, key: string) => Promise<Answer>,
  onDone: (answer: Answer) => void,
): UseMutationResult<Answer, Error, Order> {
  const client = useQueryClient();
  const [sent, setSent, forget] = useDraft<Sent | null>(`${name}.sent`, null);
  return useMutation({
    mutationFn: (order: Order) => {
      const text = JSON.stringify(order);
      const key = sent?.text === text ? sent.key : newRequestKey();
      setSent({ text, key });
      return send(order, key);
    },
    onSuccess: (answer) => {
      forget();
      onDone(answer);
      return client.invalidateQueries({ queryKey: ['record'] });
    },
  });
}
