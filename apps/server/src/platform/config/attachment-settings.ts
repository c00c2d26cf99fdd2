import { join, resolve } from 'node:path';
import { ConfigError } from './config-error.js';

/** An S3-compatible storage. */
export interface S3Settings {
  /** Address of the service, without the bucket. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Where attachments lie and how large they may be; sizes in bytes. */
export interface AttachmentSettings {
  /** Directory of the files, and of uploads that are under way. */
  readonly directory: string;
  /** Set: the files lie there instead. */
  readonly s3: S3Settings | undefined;
  readonly maxBytes: number;
  /** All files of a workspace together. */
  readonly quotaBytes: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

const MIB = 1024 * 1024;

/**
 * Reads ATTACHMENTS_… and S3_…; docs/attachments.md describes them.
 * @throws ConfigError
 */
export function readAttachmentSettings(env: Environment, dataDir: string): AttachmentSettings {
  return {
    directory: resolve(env.ATTACHMENTS_DIR || join(dataDir, 'attachments')),
    s3: readS3(env),
    maxBytes: bytes(env, 'ATTACHMENTS_MAX_BYTES', 20 * MIB),
    quotaBytes: bytes(env, 'ATTACHMENTS_QUOTA_BYTES', 2048 * MIB),
  };
}

function bytes(env: Environment, name: string, fallback: number): number {
  const raw = env[name];
  if (!raw) return fallback;
  if (!/^\d{1,15}$/.test(raw) || Number(raw) === 0) {
    throw new ConfigError(`${name} must be a whole number of bytes from 1 on; found "${raw}".`);
  }
  return Number(raw);
}

const S3_VARIABLES = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY', 'S3_SECRET_KEY'] as const;

function readS3(env: Environment): S3Settings | undefined {
  if (S3_VARIABLES.every((name) => !env[name])) return undefined;
  const value = (name: (typeof S3_VARIABLES)[number]): string => {
    const found = env[name];
    if (!found)
      throw new ConfigError(
        `${name} must be set too: attachments go to S3 only with all of ${S3_VARIABLES.join(', ')}.`,
      );
    return found;
  };
  const endpoint = value('S3_ENDPOINT');
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new ConfigError('S3_ENDPOINT must be an address like https://s3.example.org; its value is not.');
  }
  const bucket = value('S3_BUCKET');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket)) {
    throw new ConfigError(`S3_BUCKET must be the name of a bucket; found "${bucket}".`);
  }
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    bucket,
    region: value('S3_REGION'),
    accessKey: value('S3_ACCESS_KEY'),
    secretKey: value('S3_SECRET_KEY'),
  };
}
