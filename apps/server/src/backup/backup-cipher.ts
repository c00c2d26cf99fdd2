import { Decrypter, Encrypter } from 'age-encryption';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupError } from './backup-error.js';

/** How a backup is closed: for a passphrase, for holders of keys, or not at all. */
export type Seal =
  /** `work` as a power of two; the default of age (18) takes one to two seconds and 256 MB. */
  | { readonly kind: 'passphrase'; readonly passphrase: string; readonly work?: number }
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }
  | { readonly kind: 'plain' };

/** What may open one. */
export interface Keys {
  readonly passphrase?: string;
  /** `AGE-SECRET-KEY-1…` */
  readonly identities: readonly string[];
}

const AGE_MAGIC = 'age-encryption.org/';
const GZIP_MAGIC = '\x1f\x8b';
/**
 * Compresses and encrypts as the bytes come: at no time is there more than a few pieces of 64 KiB in memory. The result is an
 * ordinary age file around an ordinary gzip file, readable with the tools of the same name.
 */
export async function sealed(frames: AsyncIterable<Uint8Array>, seal: Seal): Promise<AsyncIterable<Uint8Array>> {
  const source = Readable.from(frames, { objectMode: false });
  const packed = createGzip();
  source.once('error', (error) => packed.destroy(error));
  packed.once('close', () => source.destroy());
  source.pipe(packed);
  if (seal.kind === 'plain') return packed;
  const encrypter = new Encrypter();
  if (seal.kind === 'passphrase') {
    if (seal.work !== undefined) encrypter.setScryptWorkFactor(seal.work);
    encrypter.setPassphrase(seal.passphrase);
  } else {
    for (const recipient of seal.recipients) encrypter.addRecipient(recipient);
  }
  // Not Readable.toWeb: it would read ahead thousands of pieces.
  return encrypter.encrypt(ReadableStream.from<Uint8Array>(packed));
}

/**
 * The reverse of {@link sealed}; whether a file is encrypted is told by its first bytes.
 * @throws BackupError – here for a wrong passphrase, while reading for damage
 */
export async function opened(file: AsyncIterable<Uint8Array>, keys: Keys): Promise<AsyncIterable<Uint8Array>> {
  const { magic, whole } = await peek(file);
  const packed = magic.startsWith(AGE_MAGIC) ? await decrypted(whole, keys) : whole;
  if (packed === whole && !magic.startsWith(GZIP_MAGIC))
    throw new BackupError('file', 'This is not a backup of Soproekt.');
  return unpacked(packed);
}

async function decrypted(file: AsyncIterable<Uint8Array>, keys: Keys): Promise<AsyncIterable<Uint8Array>> {
  if (keys.passphrase === undefined && keys.identities.length === 0) {
    throw new BackupError(
      'usage',
      'The backup is encrypted: set BACKUP_PASSPHRASE, BACKUP_IDENTITY or BACKUP_IDENTITY_FILE.',
    );
  }
  const decrypter = new Decrypter();
  if (keys.passphrase !== undefined) decrypter.addPassphrase(keys.passphrase);
  for (const identity of keys.identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(ReadableStream.from(file));
  } catch (cause) {
    const wrongKey = cause instanceof Error && cause.message.startsWith('no identity matched');
    const message = wrongKey
      ? 'The backup does not open: the passphrase or key is not the one that it was made with.'
      : 'The backup is cut off or damaged at its beginning.';
    throw new BackupError('file', message, { cause });
  }
}

async function* unpacked(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const source = Readable.from(packed, { objectMode: false });
  const gunzip = createGunzip();
  source.once('error', (error) => gunzip.destroy(error));
  try {
    yield* source.pipe(gunzip) as AsyncIterable<Buffer>;
  } catch (cause) {
    if (cause instanceof BackupError) throw cause;
    // Whatever fails to open here – a tag of the cipher, a checksum of gzip, a sudden end – means the same to people.
    throw new BackupError('file', 'The backup is cut off or damaged.', { cause });
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Reads the first bytes without taking them away. */
async function peek(file: AsyncIterable<Uint8Array>): Promise<{ magic: string; whole: AsyncIterable<Uint8Array> }> {
  const rest = file[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < AGE_MAGIC.length) {
    const { value, done } = await rest.next();
    if (done) break;
    first.push(value);
    size += value.length;
  }
  const magic = Buffer.concat(first).subarray(0, AGE_MAGIC.length).toString('latin1');
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield* first;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { magic, whole: whole() };
}
