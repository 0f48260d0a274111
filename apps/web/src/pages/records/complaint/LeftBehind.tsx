import { useQueryClient } from '@tanstack/react-query';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWord } from '../parts/Word.tsx';
import type { OpenCredit } from './model.ts';
import { complaintTexts } from './texts.ts';
import { leftKey } from './use-complaint.ts';

/** Credits of the old meter of which the centre has not heard, and which did not move along: somebody must look after them. */
export function LeftBehind({ agendaNo }: { readonly agendaNo: string }) {
  const t = useText(complaintTexts);
  const word = useWord();
  const { energy, stamp } = useFormats();
  const left = useQueryClient().getQueryData<readonly OpenCredit[]>(leftKey(agendaNo)) ?? [];
  if (left.length === 0) return null;
  return (
    <div role="alert">
      <strong>{t('leftBehind')}</strong>
      <ul>
        {left.map(({ tokenId, energyDkwh, issuedAt, standing }) => (
          <li key={tokenId}>
            {energy(energyDkwh)} · {stamp(issuedAt)} · {word('standing', standing)}
          </li>
        ))}
      </ul>
    </div>
  );
}
