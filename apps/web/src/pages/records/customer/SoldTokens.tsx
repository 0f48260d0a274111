import { Loaded } from '../../../design/index.ts';
import { useRecord } from '../../../parts/use-record.ts';
import type { MeterProfile } from '../meter/model.ts';
import { TokensOf } from '../meter/TokensOf.tsx';

/** What became of the credits that were sold to the customer's meter. */
export function SoldTokens({ meterNo }: { readonly meterNo: string }) {
  const query = useRecord<MeterProfile>(`/api/v1/meters/${meterNo}/load-profile`);
  return (
    <Loaded query={query}>
      {(profile) => <TokensOf meterNo={meterNo} tokens={profile.tokens} />}
    </Loaded>
  );
}
