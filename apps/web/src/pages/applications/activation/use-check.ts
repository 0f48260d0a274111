import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { ProblemError } from '../../../api/problem.ts';

type Told = Omit<ConstructorParameters<typeof ProblemError>[0], 'status'>;

/** As POST …/activation-check tells it. */
export interface ActivationCheck {
  readonly meter: {
    readonly meterNo: string;
    readonly brand: string;
    readonly type: string;
    readonly kind: string;
    readonly factoryNo: string | null;
    readonly phases: number | null;
    readonly product: string;
  } | null;
  readonly refusal: Told | null;
  /** A reason would do. */
  readonly mayContinue: boolean;
}

const restMs = 200;
export const isMeterNo = (text: string): boolean => /^\d{11}(\d{2})?$/.test(text);

/** Asks, once the number is whole, whether this meter may be activated; nothing is kept. */
export function useCheck(agendaNo: string, meterNo: string): UseQueryResult<ActivationCheck> {
  const [whole] = useDebouncedValue(isMeterNo(meterNo) ? meterNo : '', restMs);
  return useQuery({
    queryKey: ['record', 'activation-check', agendaNo, whole],
    queryFn: ({ signal }) =>
      api.post<ActivationCheck>(
        `/api/v1/applications/${agendaNo}/activation-check`,
        { meterNo: whole },
        { signal },
      ),
    enabled: whole !== '' && whole === meterNo,
  });
}

/** What the check refuses with, as an error to be shown. */
export function refusalOf(check: ActivationCheck | undefined): ProblemError | null {
  const refusal = check?.refusal ?? null;
  return refusal === null ? null : new ProblemError({ ...refusal, status: 409 });
}
