import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { useDraft } from '../../../shell/draft/use-draft.ts';
import { Form } from '../../hub/parts/Form.tsx';
import { FormFoot } from '../../hub/parts/FormFoot.tsx';
import type { MeterMaker, MeterModel } from '../model.ts';
import { stockTexts } from '../texts.ts';
import { AbilityFields } from './AbilityFields.tsx';
import { draftOf, emptyModel, faultsOf, type ModelDraft, modelOf } from './draft.ts';
import { ModelFields } from './ModelFields.tsx';

export interface ModelFormProps {
  /** The one that is corrected; null: a new one. */
  readonly model: MeterModel | null;
  readonly makers: readonly MeterMaker[];
  readonly onDone: () => void;
}

/** Registers a model, or corrects one; of a model that meters are of the server changes names and amperes only. */
export function ModelForm({ model, makers, onDone }: ModelFormProps) {
  const t = useText(stockTexts);
  const name = `meter-model.${model?.modelId ?? 'new'}`;
  const [initial] = useState(() => (model === null ? emptyModel : draftOf(model)));
  const [draft, setDraft, clear] = useDraft<ModelDraft>(name, initial);
  const [tried, setTried] = useState(false);
  const save = useAct(
    name,
    ({ modelId, body }: { readonly modelId: string; readonly body: object }) =>
      api.put<MeterModel>(`/api/v1/meter-models/${modelId}`, body),
    () => {
      clear();
      onDone();
    },
  );
  const faults = faultsOf(draft);
  const submit = (): void => {
    setTried(true);
    if (Object.keys(faults).length === 0)
      save.mutate({ modelId: draft.modelId, body: modelOf(draft) });
  };
  const title = model === null ? t('newModel') : t('changeModel', { model: model.modelId });
  const fields = {
    draft,
    faults: tried ? faults : {},
    change: (part: Partial<ModelDraft>) => setDraft({ ...draft, ...part }),
  };
  return (
    <Section title={title}>
      <Form label={title} onSubmit={submit}>
        {model !== null && <span>{t('changeModelNote')}</span>}
        <ModelFields {...fields} isNew={model === null} makers={makers} />
        {draft.kind !== 'postpaid' && <AbilityFields {...fields} />}
        <FormFoot
          action={t('saveModel')}
          busy={save.isPending}
          error={save.error}
          onCancel={() => {
            clear();
            onDone();
          }}
        />
      </Form>
    </Section>
  );
}
