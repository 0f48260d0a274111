import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and whether it can be taken back. */
  readonly children: ReactNode;
  /** What is done, as a verb: not "OK". */
  readonly action: string;
  /** Cannot be taken back. */
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. For what can be taken back, do it and offer that. */
export function Confirm(props: ConfirmProps) {
  const t = useText();
  const { opened, title, children, action, danger = false, busy = false } = props;
  return (
    <Modal
      opened={opened}
      onClose={props.onCancel}
      title={title}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={props.onCancel}>
          {t('cancel')}
        </Button>
        <Button
          {...(danger ? { color: 'red.8' } : {})}
          loading={busy}
          onClick={props.onConfirm}
          data-autofocus
        >
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
