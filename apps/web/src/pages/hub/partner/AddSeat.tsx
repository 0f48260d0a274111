import { Box, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { FormRow } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useAct } from '../../../parts/use-act.ts';
import { Form } from '../parts/Form.tsx';
import { FormFoot } from '../parts/FormFoot.tsx';
import { partnerTexts } from './texts.ts';

/** Adds a counter. */
export function AddCounter({ partnerId }: { readonly partnerId: string }) {
  const t = useText(partnerTexts);
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [isSent, setSent] = useState(false);
  const isId = /^[0-9A-Za-z-]{1,16}$/.test(id);
  const add = useAct<object, unknown>(
    `partner.${partnerId}.counter`,
    (body) => api.put(`/api/v1/partners/${partnerId}/counters/${id}`, body),
    () => {
      setId('');
      setName('');
      setSent(false);
    },
  );
  const submit = (): void => {
    setSent(true);
    if (isId && name.trim() !== '') add.mutate({ name: name.trim(), state: 'active' });
  };
  return (
    <Box p="md">
      <Form label={t('addCounter')} onSubmit={submit}>
        <FormRow>
          <TextInput
            label={t('counterId')}
            maxLength={16}
            value={id}
            error={isSent && !isId ? t('counterIdWrong') : null}
            onChange={(event) => setId(event.currentTarget.value.trim())}
          />
          <TextInput
            label={t('name')}
            maxLength={100}
            value={name}
            error={isSent && name.trim() === '' ? t('required') : null}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </FormRow>
        <FormFoot action={t('addCounter')} busy={add.isPending} error={add.error} isMinor />
      </Form>
    </Box>
  );
}

export interface AddTerminalProps {
  readonly partnerId: string;
  readonly counterIds: readonly string[];
}

/** Adds a terminal, at a counter or at none. */
export function AddTerminal({ partnerId, counterIds }: AddTerminalProps) {
  const t = useText(partnerTexts);
  const [id, setId] = useState('');
  const [counterId, setCounterId] = useState<string | null>(null);
  const [isSent, setSent] = useState(false);
  const isId = /^0*[1-9A-Za-z][0-9A-Za-z]{0,15}$/.test(id) && id.length <= 16;
  const add = useAct<object, unknown>(
    `partner.${partnerId}.terminal`,
    (body) => api.put(`/api/v1/partners/${partnerId}/terminals/${id}`, body),
    () => {
      setId('');
      setSent(false);
    },
  );
  const submit = (): void => {
    setSent(true);
    if (isId) add.mutate({ counterId, state: 'active' });
  };
  return (
    <Box p="md">
      <Form label={t('addTerminal')} onSubmit={submit}>
        <FormRow>
          <TextInput
            label={t('terminalId')}
            maxLength={16}
            value={id}
            error={isSent && !isId ? t('terminalIdWrong') : null}
            onChange={(event) => setId(event.currentTarget.value.trim())}
          />
          <Select
            label={t('ofCounter')}
            placeholder={t('none')}
            clearable
            clearButtonProps={{ 'aria-label': t('none') }}
            data={[...counterIds]}
            value={counterId}
            onChange={setCounterId}
          />
        </FormRow>
        <FormFoot action={t('addTerminal')} busy={add.isPending} error={add.error} isMinor />
      </Form>
    </Box>
  );
}
