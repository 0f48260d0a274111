import { Anchor, Modal, Stack, Text } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { useLeave } from '../session/use-leave.ts';
import { useSession } from '../session/use-session.ts';
import { SignInForm } from './SignInForm.tsx';

/** The session has ended under somebody's hands: they sign in over the page, and go on where they were. */
export default function Lapsed() {
  const t = useText();
  const { lapsed, me } = useSession();
  const leave = useLeave();
  return (
    <Modal
      opened={lapsed}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('lapsedTitle')}
    >
      <Stack>
        <Text size="sm">{t('lapsedText')}</Text>
        <SignInForm name={me?.name ?? ''} />
        <Anchor component="button" type="button" size="sm" onClick={() => void leave()}>
          {t('lapsedLeave')}
        </Anchor>
      </Stack>
    </Modal>
  );
}
