import type { Hand } from '@setrum/loket';
import type { Till } from './till.ts';

/** A person waits to be asked, does it, and presses Enter. */
const patienceMs = 60_000;

/** A person who lays two cards, A and B, on the reader as they are asked to. Knows what lies there, so as not to be asked twice. */
export function personsHand(till: Till, unplugs: boolean): Hand {
  let lying: string | null = '?';
  const ask = async (id: string, en: string): Promise<void> => {
    await till.line(`${id} ${en} [Enter] `);
  };
  return {
    isPerson: true,
    patienceMs,
    async lay({ name }) {
      lying = name;
      // Some checks wait for the card while it is being laid: the person is told and not waited for.
      till.say(
        `→ Tempelkan kartu ${name} dan biarkan. Lay card ${name} on the reader and leave it.`,
      );
    },
    async lift() {
      if (lying === null) return;
      await ask('→ Angkat semua kartu.', 'Take every card away.');
      lying = null;
    },
    ...(unplugs && {
      cable: {
        async unplug() {
          lying = null;
          till.say('→ Cabut kabel pembaca. Pull the cable of the reader.');
        },
        async plug() {
          till.say('→ Pasang kabel pembaca. Plug the reader in.');
        },
      },
    }),
  };
}
