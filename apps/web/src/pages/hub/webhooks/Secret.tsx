import { Button, CopyButton } from '@mantine/core';
import { Section } from '../../../design/index.ts';
import { useText } from '../../../i18n/use-text.ts';
import { webhookTexts } from './texts.ts';

export interface SecretProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** The secret of an endpoint: shown this once, kept nowhere. */
export function Secret({ secret, onClose }: SecretProps) {
  const t = useText(webhookTexts);
  return (
    <Section
      title={t('secretOnce')}
      actions={
        <>
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" onClick={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      <div role="status">
        <code style={{ overflowWrap: 'anywhere' }}>{secret}</code>
        <p>{t('secretHint')}</p>
      </div>
    </Section>
  );
}
