import type { AttachmentSettings } from '../../platform/config/attachment-settings.js';
import { DirectoryStorage } from './directory-storage.js';
import type { FileStorage } from './file-storage.js';
import { S3Storage } from './s3-storage.js';

/** The storage that the settings ask for. */
export function storageFrom({ s3, directory }: AttachmentSettings): FileStorage {
  return s3 ? new S3Storage(s3) : new DirectoryStorage(directory);
}
