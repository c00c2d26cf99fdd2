/** The bytes from `at` on are the characters of `text` (Latin 1). */
export function startsWith(bytes: Uint8Array, text: string, at = 0): boolean {
  if (bytes.length < at + text.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Thrown by readers of images when the content does not follow the format. */
export class DamagedError extends Error {
  override readonly name = 'DamagedError';
}

/** A part of the bytes, which must be there as a whole. */
export function slice(bytes: Buffer, from: number, length: number): Buffer {
  if (length < 0 || from < 0 || from + length > bytes.length) throw new DamagedError('cut off');
  return bytes.subarray(from, from + length);
}
