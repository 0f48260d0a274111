import { SetrumError } from '@setrum/errors';

/** An object, a session or a slot of a PKCS#11 module. */
export type Handle = Buffer;

export interface Attribute {
  readonly type: number;
  readonly value?: number | boolean | string | Buffer;
}

/** The part of the package `pkcs11js` that is used here. Its own types are absent where it is not installed. */
export interface Cryptoki {
  load(path: string): void;
  close(): void;
  C_Initialize(): void;
  C_Finalize(): void;
  C_GetSlotList(tokenPresent: boolean): readonly Handle[];
  C_GetTokenInfo(slot: Handle): { readonly label: string };
  C_GetMechanismList(slot: Handle): readonly number[];
  C_OpenSession(slot: Handle, flags: number): Handle;
  C_CloseSession(session: Handle): void;
  C_Login(session: Handle, user: number, pin: string): void;
  C_CreateObject(session: Handle, template: readonly Attribute[]): Handle;
  C_DestroyObject(session: Handle, object: Handle): void;
  C_FindObjectsInit(session: Handle, template: readonly Attribute[]): void;
  C_FindObjects(session: Handle, most: number): readonly Handle[];
  C_FindObjectsFinal(session: Handle): void;
  C_GetAttributeValue(
    session: Handle,
    object: Handle,
    template: readonly Attribute[],
  ): readonly { readonly value: Buffer }[];
  C_SignInit(session: Handle, mechanism: { readonly mechanism: number }, key: Handle): void;
  C_SignAsync(session: Handle, data: Buffer, answer: Buffer): Promise<Buffer>;
}

/** Numbers of the PKCS#11 standard (v2.40, pkcs11t.h). */
export const ck = {
  secretKey: 4,
  genericSecret: 0x10,
  class: 0,
  token: 1,
  private: 2,
  label: 3,
  value: 0x11,
  keyType: 0x100,
  id: 0x102,
  sensitive: 0x103,
  sign: 0x108,
  extractable: 0x162,
  sha256Hmac: 0x251,
  readWrite: 2,
  serial: 4,
  user: 1,
  alreadyInitialized: 0x191,
  alreadyLoggedIn: 0x100,
} as const;

const packageName = 'pkcs11js';

/** Modules by path: a process initialises each once, however many vaults use it. */
const loaded = new Map<string, { readonly cryptoki: Cryptoki; users: number }>();

/** Loads and initialises a module. SETRUM_VENDING_KEY_MODULE when the package or the module is not there. */
export async function acquireModule(path: string): Promise<Cryptoki> {
  const known = loaded.get(path);
  if (known !== undefined) {
    known.users += 1;
    return known.cryptoki;
  }
  const cryptoki = newCryptoki(await importPackage());
  try {
    cryptoki.load(path);
    cryptoki.C_Initialize();
  } catch (error) {
    throw moduleError(error);
  }
  loaded.set(path, { cryptoki, users: 1 });
  return cryptoki;
}

/** Gives a module back; the last one finalises it. */
export function releaseModule(path: string): void {
  const known = loaded.get(path);
  if (known === undefined) return;
  known.users -= 1;
  if (known.users > 0) return;
  loaded.delete(path);
  known.cryptoki.C_Finalize();
  known.cryptoki.close();
}

/** What a caller hears of a failure of the module; never an argument of the call. */
export function moduleError(error: unknown): SetrumError {
  if (error instanceof SetrumError) return error;
  const detail = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  return new SetrumError('SETRUM_VENDING_KEY_MODULE', { detail }, { cause: error });
}

/** The number of a CKR_ error, null for anything else. */
export function codeOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null) return null;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'number' ? code : null;
}

async function importPackage(): Promise<unknown> {
  try {
    return await import(packageName);
  } catch (error) {
    throw moduleError(new Error(`package ${packageName} is not installed`, { cause: error }));
  }
}

function newCryptoki(module: unknown): Cryptoki {
  if (isPackage(module)) return new module.PKCS11();
  throw moduleError(new Error(`package ${packageName} is no PKCS#11 binding`));
}

function isPackage(module: unknown): module is { readonly PKCS11: new () => Cryptoki } {
  return (
    typeof module === 'object' &&
    module !== null &&
    'PKCS11' in module &&
    typeof module.PKCS11 === 'function'
  );
}
