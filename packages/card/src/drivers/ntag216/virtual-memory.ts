import { PAGE_BYTES } from '../../map.ts';
import { CAPABILITY_PAGE, FIRST_USER_PAGE, UID_BYTES } from './chip.ts';

/** A member of the family, as it leaves the factory. */
export interface Model {
  /** The answer to GET VERSION; null: the chip does not know the command. */
  readonly version: Uint8Array | null;
  readonly userPages: number;
  /** Whether five pages follow: lock bits, two of configuration, password, its acknowledgement. */
  readonly configurable: boolean;
  readonly container: Uint8Array;
}

const CONFIG_PAGES = 5;
const NO_PAGE = 0xff;
const FACTORY_CONFIG = Uint8Array.of(0x04, 0x00, 0x00, NO_PAGE);
const FACTORY_PASSWORD = Uint8Array.of(0xff, 0xff, 0xff, 0xff);

/** All pages of a chip, from serial number to configuration. */
export function pagesOf({ userPages, configurable }: Model): number {
  return FIRST_USER_PAGE + userPages + (configurable ? CONFIG_PAGES : 0);
}

/** The pages behind the user memory; null when there are none. */
export function configPages({ userPages, configurable }: Model) {
  const lock = FIRST_USER_PAGE + userPages;
  return configurable ? { lock, config: lock + 1, access: lock + 2, password: lock + 3 } : null;
}

/** All pages: serial number with its check bytes, capability container, user memory, configuration. */
export function freshMemory(model: Model, uid: Uint8Array, image: Uint8Array): Uint8Array {
  const userBytes = model.userPages * PAGE_BYTES;
  if (uid.length !== UID_BYTES || image.length !== userBytes) {
    throw new RangeError(`this chip has a UID of ${UID_BYTES} bytes and ${userBytes} user bytes`);
  }
  const [u0 = 0, u1 = 0, u2 = 0, u3 = 0, u4 = 0, u5 = 0, u6 = 0] = uid;
  const pages = new Uint8Array(pagesOf(model) * PAGE_BYTES);
  pages.set([u0, u1, u2, 0x88 ^ u0 ^ u1 ^ u2, u3, u4, u5, u6, u3 ^ u4 ^ u5 ^ u6, 0x48, 0, 0]);
  pages.set(model.container, CAPABILITY_PAGE * PAGE_BYTES);
  pages.set(image, FIRST_USER_PAGE * PAGE_BYTES);
  const places = configPages(model);
  if (places !== null) {
    pages.set(FACTORY_CONFIG, places.config * PAGE_BYTES);
    pages.set(FACTORY_PASSWORD, places.password * PAGE_BYTES);
  }
  return pages;
}
