import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useRecord } from '../../../parts/use-record.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import type { DocumentRecord } from '../../records/application/model.ts';
import { stepTexts } from '../parts/texts.ts';
import { filledIn, type StepFormProps, today } from './form.ts';
import { PaperFields, type Signature } from './PaperFields.tsx';
import { SendRow } from './SendRow.tsx';
import { panelTexts } from './texts.ts';

interface Signing {
  readonly contract: Signature;
  readonly minutes: Signature;
  readonly cardUid: string;
}

const cardPattern = /^([0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/;

/** SPJBTL and BA signed, and the card that goes with them; `handOverCard` has no BA, and must have a card. */
export default function SignForm({ application, action, busy, onSend }: StepFormProps) {
  const t = useText(panelTexts);
  const common = useText(stepTexts);
  const { agendaNo, name, product } = application;
  const isCardOnly = action === 'handOverCard';
  const [initial] = useState<Signing>(() => {
    const signature = { paperNo: '', signedBy: name, signedOn: today(), witness: '' };
    return { contract: signature, minutes: signature, cardUid: '' };
  });
  const [signing, setSigning] = useDraft(`${action}.${agendaNo}`, initial);
  const [tried, setTried] = useState(false);
  const { data } = useRecord<{ readonly documents: readonly DocumentRecord[] }>(
    `/api/v1/applications/${agendaNo}/documents`,
  );
  const numberOf = (kind: string): string =>
    data?.documents.find((one) => one.kind === kind && one.state === 'valid')?.registerNo ?? '';
  const contract = withNumber(signing.contract, numberOf('SPJBTL'));
  const minutes = withNumber(signing.minutes, numberOf('BA_PASANG'));
  const cardUid = signing.cardUid.replaceAll(/[\s:]/g, '').toUpperCase();
  const isWrongCard = cardUid === '' ? isCardOnly : !cardPattern.test(cardUid);
  const isWhole = isSigned(contract) && (isCardOnly || isSigned(minutes)) && !isWrongCard;
  const send = (): void =>
    onSend(
      filledIn({
        contract: filledIn({ ...contract }),
        minutes: isCardOnly ? undefined : filledIn({ ...minutes }),
        cardUid,
      }),
    );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isWhole) send();
      }}
    >
      <Stack gap="sm">
        <PaperFields
          title={t('paperContract')}
          signature={contract}
          tried={tried}
          onChange={(change) => setSigning({ ...signing, contract: { ...contract, ...change } })}
        />
        {!isCardOnly && (
          <PaperFields
            title={t('paperMinutes')}
            signature={minutes}
            tried={tried}
            onChange={(change) => setSigning({ ...signing, minutes: { ...minutes, ...change } })}
          />
        )}
        {product === 'prepaid-nfc' && (
          <FormRow>
            <TextInput
              label={t('cardUid')}
              description={`${t('cardUidHint')}${isCardOnly ? '' : ` ${t('cardLater')}`}`}
              value={signing.cardUid}
              onChange={(event) => setSigning({ ...signing, cardUid: event.currentTarget.value })}
              error={
                tried && isWrongCard ? (cardUid === '' ? common('required') : t('wrongCard')) : null
              }
              required={isCardOnly}
              autoComplete="off"
              maxLength={30}
            />
          </FormRow>
        )}
      </Stack>
      <SendRow action={action} busy={busy} />
    </form>
  );
}

/** The number of the paper that was printed, until another one is typed. */
const withNumber = (signature: Signature, paperNo: string): Signature =>
  signature.paperNo === '' ? { ...signature, paperNo } : signature;

const isSigned = ({ paperNo, signedBy, signedOn }: Signature): boolean =>
  paperNo.trim() !== '' && signedBy.trim() !== '' && signedOn !== '';
