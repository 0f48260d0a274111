import type { TerminalRoom } from './terminal-room.ts';

/** The hand over the first emulated reader: `k FILE` lays a card there, `a` lifts it. */
export async function layOrLift(
  { emulated, till }: TerminalRoom,
  key: string,
  file: string,
): Promise<void> {
  if (emulated === null) {
    till.say(
      'Pembacanya nyata: tempelkan kartu dengan tangan. The readers are real: use your hand.',
    );
    return;
  }
  const [reader = ''] = await emulated.list();
  if (key === 'a') emulated.lift(reader);
  else if (file !== '') await emulated.lay(reader, file);
  else till.say((await emulated.cards()).join('\n'));
}
