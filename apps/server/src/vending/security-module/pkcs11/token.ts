import { readFile } from 'node:fs/promises';
import { SetrumError } from '@setrum/errors';
import type { Pkcs11Settings } from '../settings.ts';
import {
  type Attribute,
  acquireModule,
  type Cryptoki,
  ck,
  codeOf,
  type Handle,
  moduleError,
  releaseModule,
} from './binding.ts';

/** What a task may do on the token. */
export interface TokenSession {
  create(template: readonly Attribute[]): Handle;
  destroy(object: Handle): void;
  /** At most two: one is right, two are one too many. */
  find(template: readonly Attribute[]): readonly Handle[];
  labelOf(object: Handle): string;
  /** HMAC-SHA-256. */
  sign(key: Handle, data: Buffer): Promise<Buffer>;
}

const hmacBytes = 32;

/**
 * One token of a PKCS#11 module, one session on it. Tasks run one after the other, because a session carries one operation at a time.
 * After a failure the session is opened anew.
 */
export class Pkcs11Token {
  readonly #settings: Pkcs11Settings;
  readonly #cryptoki: Cryptoki;
  #session: Handle | null = null;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(settings: Pkcs11Settings, cryptoki: Cryptoki) {
    this.#settings = settings;
    this.#cryptoki = cryptoki;
  }

  /** Loads the module and logs in, so that a wrong path, label or PIN shows at once. */
  static async open(settings: Pkcs11Settings): Promise<Pkcs11Token> {
    const cryptoki = await acquireModule(settings.modulePath);
    const token = new Pkcs11Token(settings, cryptoki);
    try {
      await token.run(async () => undefined);
    } catch (error) {
      await token.close();
      throw error;
    }
    return token;
  }

  /** Runs a task when those before it are done. Throws SETRUM_VENDING_KEY_MODULE for what the module refuses. */
  run<Result>(task: (session: TokenSession) => Promise<Result>): Promise<Result> {
    const next = this.#last.then(async () => {
      try {
        this.#session ??= await this.#login();
        return await task(this.#bind(this.#session));
      } catch (error) {
        if (!(error instanceof SetrumError)) this.#drop();
        throw moduleError(error);
      }
    });
    // A failure is its caller's; those who wait behind it go on.
    this.#last = next.catch(() => undefined);
    return next;
  }

  async close(): Promise<void> {
    await this.#last;
    this.#drop();
    releaseModule(this.#settings.modulePath);
  }

  async #login(): Promise<Handle> {
    const { tokenLabel, pin } = this.#settings;
    const cryptoki = this.#cryptoki;
    const slot = cryptoki
      .C_GetSlotList(true)
      .find((one) => cryptoki.C_GetTokenInfo(one).label.trim() === tokenLabel);
    if (slot === undefined) throw new Error(`there is no token ${tokenLabel}`);
    if (!cryptoki.C_GetMechanismList(slot).includes(ck.sha256Hmac)) {
      throw new Error(`token ${tokenLabel} has no CKM_SHA256_HMAC`);
    }
    const digits = 'file' in pin ? (await readFile(pin.file, 'utf8')).trim() : pin.value;
    const session = cryptoki.C_OpenSession(slot, ck.serial | ck.readWrite);
    try {
      cryptoki.C_Login(session, ck.user, digits);
    } catch (error) {
      // The process is logged in as a whole; another vault in it has done so.
      if (codeOf(error) !== ck.alreadyLoggedIn) {
        cryptoki.C_CloseSession(session);
        throw error;
      }
    }
    return session;
  }

  #drop(): void {
    const session = this.#session;
    this.#session = null;
    if (session === null) return;
    try {
      this.#cryptoki.C_CloseSession(session);
    } catch (error) {
      // A session that the module has lost cannot be closed, and need not be.
      if (codeOf(error) === null) throw error;
    }
  }

  #bind(session: Handle): TokenSession {
    const cryptoki = this.#cryptoki;
    return {
      create: (template) => cryptoki.C_CreateObject(session, template),
      destroy: (object) => cryptoki.C_DestroyObject(session, object),
      find: (template) => {
        cryptoki.C_FindObjectsInit(session, template);
        try {
          return cryptoki.C_FindObjects(session, 2);
        } finally {
          cryptoki.C_FindObjectsFinal(session);
        }
      },
      labelOf: (object) => {
        const [label] = cryptoki.C_GetAttributeValue(session, object, [{ type: ck.label }]);
        return label?.value.toString('utf8') ?? '';
      },
      sign: async (key, data) => {
        cryptoki.C_SignInit(session, { mechanism: ck.sha256Hmac }, key);
        return cryptoki.C_SignAsync(session, data, Buffer.alloc(hmacBytes));
      },
    };
  }
}
