import type { KeyObject } from 'node:crypto';
import { SetrumError } from '@setrum/errors';
import { assertKeyParameters, dkga04Input, type KeyParameters } from '@setrum/sts';
import { checkText, shortened } from '../check-value.ts';
import { joinComponents } from '../components.ts';
import type { Pkcs11Settings } from '../settings.ts';
import { withClear } from '../software-vault.ts';
import type { KeyVault, NewKey } from '../vault.ts';
import { type HeldKey, type NamedKey, refText } from '../vending-key.ts';
import { ck, type Handle } from './binding.ts';
import { Pkcs11Token, type TokenSession } from './token.ts';

/** Modules refuse generic secrets below 32 bytes; HMAC pads a shorter key with zeros anyway (RFC 2104), so the answers are the same. */
const storedBytes = 32;

export interface Pkcs11VaultOptions {
  readonly settings: Pkcs11Settings;
  /** Opens key blocks that come in from an installation in software. */
  readonly masterKey: () => Promise<KeyObject>;
}

/**
 * Vending keys in a hardware security module: sensitive, not extractable, used through CKM_SHA256_HMAC. A decoder key comes out, for
 * the token only. DKGA02 is not served: its last step is an exclusive or with the vending key itself, which a module does not give out;
 * the mechanism for it (CKM_XOR_BASE_AND_DATA) is not used here, because SoftHSM has it not and so nothing would test it.
 */
export async function createPkcs11Vault(options: Pkcs11VaultOptions): Promise<KeyVault> {
  const token = await Pkcs11Token.open(options.settings);
  return {
    name: 'pkcs11',
    supports: (dkga) => dkga === '04',
    async importComponents(key, components) {
      assertServed(key);
      const clear = joinComponents(key.dkga, components);
      try {
        return await store(token, key, clear);
      } finally {
        clear.fill(0);
      }
    },
    async importBlock(key, block) {
      assertServed(key);
      const clear = withClear(await options.masterKey(), block, (bytes) => Buffer.from(bytes));
      try {
        return await store(token, key, clear);
      } finally {
        clear.fill(0);
      }
    },
    async exportBlock(held) {
      throw new SetrumError('SETRUM_VENDING_KEY_NOT_EXPORTABLE', { key: refText(held) });
    },
    rebind: async (held, state) => ({ ...held, state }),
    assertOpens: (held) => token.run(async (session) => void objectOf(session, held)),
    destroy: (held) =>
      token.run(async (session) => {
        for (const object of session.find(searchFor(held.keyId))) session.destroy(object);
      }),
    derive: (derivations) =>
      token.run(async (session) => {
        const objects = new Map<HeldKey, Handle>();
        const keys: Uint8Array[] = [];
        for (const { held, parameters } of derivations) {
          const object = objects.get(held) ?? objectOf(session, held);
          objects.set(held, object);
          keys.push(await decoderKey(session, object, parameters));
        }
        return keys;
      }),
    close: () => token.close(),
  };
}

/** DKGA04 (IEC 62055-41 6.5.3.6): the left-most bits of the answer. */
async function decoderKey(
  session: TokenSession,
  object: Handle,
  parameters: KeyParameters,
): Promise<Uint8Array> {
  assertKeyParameters(parameters);
  if (parameters.ea === '09') {
    throw new SetrumError('SETRUM_VENDING_KEY_UNSUPPORTED', { dkga: '04/EA09' });
  }
  const answer = await session.sign(object, Buffer.from(dkga04Input(parameters), 'latin1'));
  const key = Uint8Array.from(answer.subarray(0, parameters.ea === '11' ? 16 : 8));
  answer.fill(0);
  return key;
}

async function store(token: Pkcs11Token, key: NewKey, clear: Uint8Array): Promise<HeldKey> {
  const value = Buffer.alloc(storedBytes);
  value.set(clear);
  try {
    return await token.run(async (session) => {
      const object = session.create([
        ...searchFor(key.keyId),
        { type: ck.keyType, value: ck.genericSecret },
        { type: ck.label, value: labelFor(key) },
        { type: ck.private, value: true },
        { type: ck.sensitive, value: true },
        { type: ck.extractable, value: false },
        { type: ck.sign, value: true },
        { type: ck.value, value },
      ]);
      const answer = await session.sign(object, Buffer.from(checkText));
      const { keyId, sgc, krn, kind, dkga, baseDate, ken, test, state } = key;
      const attributes = { sgc, krn, kind, dkga, baseDate, ken, test, state };
      return { keyId, ...attributes, checkValue: shortened(answer), block: null };
    });
  } finally {
    value.fill(0);
  }
}

/** The key's object. SETRUM_VENDING_KEY_MISSING when it is gone, _BLOCK when its label says something else than the row. */
function objectOf(session: TokenSession, held: HeldKey): Handle {
  const [object, other] = session.find(searchFor(held.keyId));
  const key = refText(held);
  if (object === undefined || other !== undefined) {
    throw new SetrumError('SETRUM_VENDING_KEY_MISSING', { key });
  }
  if (session.labelOf(object) !== labelFor(held)) {
    throw new SetrumError('SETRUM_VENDING_KEY_BLOCK', { key });
  }
  return object;
}

function searchFor(keyId: string) {
  return [
    { type: ck.class, value: ck.secretKey },
    { type: ck.token, value: true },
    { type: ck.id, value: Buffer.from(keyId.replaceAll('-', ''), 'hex') },
  ];
}

/** What the module keeps beside the key, and the row must agree with: all attributes but the state. */
function labelFor(key: NamedKey): string {
  return `setrum ${refText(key)} KEN${key.ken} ${key.test ? 'test' : 'live'}`;
}

function assertServed({ dkga }: NewKey): void {
  if (dkga !== '04') throw new SetrumError('SETRUM_VENDING_KEY_UNSUPPORTED', { dkga });
}
