import { causeNames } from '../causes.ts';
import { issuedKinds } from '../issued-kinds.ts';
import { serviceActs } from '../service.ts';

/** What can be typed at the meter's terminal. */
export const helpLines: readonly string[] = [
  '0-9, Backspace, Enter   papan kunci meter · the meter keypad: 20 angka, kode singkat',
  't  tap FILE             tempelkan kartu · hold a card to it (Enter: the last one again)',
  'l  load WATTS [VOLTS]   beban di belakang meter · what is switched on behind it',
  'm  tamper CAUSE [on|off|once]',
  `     ${causeNames.join(', ')}`,
  'c  cut                  listrik padam / menyala lagi · power off and on again',
  'w  warp 5h              waktu berlalu · time goes by: 90s, 30m, 5h, 2d',
  'x  speed 60             detik meter per detik · its seconds in one of ours; 0 stands still',
  'k  token KIND [VALUE]   token latihan · a token for this meter, made with test keys',
  `     ${issuedKinds.join(', ')}`,
  `v  service ACT          ${serviceActs.join(', ')}`,
  's  show   r  report   ?  help   q  quit   Esc: batal · cancel',
];
