import { Button, Group } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import { useUrl } from '../../../parts/use-url.ts';
import { useActionWord } from '../parts/use-action-word.ts';

export interface SendRowProps {
  readonly action: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
}

/** Below the form of a step: what sends it, and the way back. */
export function SendRow({ action, busy, disabled = false }: SendRowProps) {
  const t = useText();
  const tell = useActionWord();
  const [, close] = useUrl('do');
  return (
    <Group mt="md">
      <Button type="submit" loading={busy} disabled={disabled}>
        {tell('do', action)}
      </Button>
      <Button variant="default" onClick={() => close(null)} disabled={busy}>
        {t('cancel')}
      </Button>
    </Group>
  );
}
