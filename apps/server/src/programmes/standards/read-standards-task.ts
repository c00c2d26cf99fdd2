import type { ReadStandards } from './imported-standard.js';
import { readStandardFile } from './standard-file.js';

export interface ReadStandardsPayload {
  readonly bytes: Uint8Array;
}

export const readStandards = ({ bytes }: ReadStandardsPayload): ReadStandards => readStandardFile(bytes);
