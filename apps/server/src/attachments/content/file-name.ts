import { extname } from 'node:path';
import type { AttachmentType } from '@soproekt/contracts';
import { EXTENSIONS } from './sniff.js';

const MAX_LENGTH = 120;

/**
 * The name under which a file is offered: no folders, no characters that file systems or eyes are deceived by, and an ending that fits
 * the type.
 */
export function cleanFileName(given: string, type: AttachmentType): string {
  const base = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const clean = base
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const extension = extname(clean).toLowerCase();
  const fits = EXTENSIONS[type].includes(extension);
  const ending = fits ? extension : (EXTENSIONS[type][0] ?? '');
  const stem = [...(fits ? clean.slice(0, -extension.length) : clean)]
    .slice(0, MAX_LENGTH - ending.length)
    .join('')
    .trim();
  return `${stem || 'file'}${ending}`;
}

/**
 * The header that offers a file under its name.
 * @param forOld what old programs are told, which know ASCII only
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string, forOld = name): string {
  const plain = forOld.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
