/** What a hash costs (RFC 9106). */
export interface PasswordCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

const mostMemoryKib = 1_048_576;

/** PHC string form: a hash that tells how it was made. */
export function phc(
  { memoryKib, passes, lanes }: PasswordCost,
  salt: Buffer,
  hash: Buffer,
): string {
  const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${text(salt)}$${text(hash)}`;
}

const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([\w+/]{22})\$([\w+/]{43})$/;

/** A hash, its salt and its cost. */
export function parse(stored: string): { cost: PasswordCost; salt: Buffer; hash: Buffer } {
  const [, memory, passes, lanes, salt = '', hash = ''] = form.exec(stored) ?? [];
  const memoryKib = Number(memory);
  if (memory === undefined || memoryKib > mostMemoryKib)
    throw new Error('a stored password hash is not in the form that is made here');
  return {
    cost: { memoryKib, passes: Number(passes), lanes: Number(lanes) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
}
