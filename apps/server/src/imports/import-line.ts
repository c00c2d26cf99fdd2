import type { Locale } from '@soproekt/contracts';
import { Injectable } from '@nestjs/common';
import { AppError } from '../platform/errors/app-error.js';
import { NoTurnError, Turns } from '../tasks/turns.js';

/** How many files may stand in line; milliseconds. */
export interface ImportLineSettings {
  /** Of one person, beside the one that is being read. */
  readonly perPerson: number;
  /** Of all people; each has one there at most. */
  readonly inAll: number;
  readonly patienceMs: number;
}

const DEFAULTS: ImportLineSettings = { perPerson: 2, inAll: 16, patienceMs: 120_000 };

/** Seconds after which trying again may help. */
const RETRY_AFTER = 30;

/**
 * Files are read one at a time, whoever sends them, and each person has one of them in the common line: whatever a file does to its
 * reader, a thread stays free for checks, exports and proposals, and many files of one person do not hold up those of others.
 */
@Injectable()
export class ImportLine {
  private readonly settings: ImportLineSettings;
  private readonly common: Turns;
  private readonly people = new Map<string, { readonly turns: Turns; files: number }>();

  constructor(settings: Partial<ImportLineSettings> = {}) {
    this.settings = { ...DEFAULTS, ...settings };
    this.common = new Turns(1, this.settings.inAll);
  }

  /** @throws AppError too-many-attempts with details {retryAfter: seconds, text} */
  async run<T>(userId: string, locale: Locale, read: () => Promise<T>): Promise<T> {
    const person = this.people.get(userId) ?? { turns: new Turns(1, this.settings.perPerson), files: 0 };
    this.people.set(userId, person);
    person.files += 1;
    const patience = AbortSignal.timeout(this.settings.patienceMs);
    let reading = false;
    const begin = (): Promise<T> => {
      reading = true;
      return read();
    };
    try {
      return await person.turns.run(() => this.common.run(begin, patience), patience);
    } catch (error) {
      if (reading) throw error;
      throw refusal(locale, error instanceof NoTurnError && person.files > this.settings.perPerson + 1);
    } finally {
      person.files -= 1;
      if (person.files === 0) this.people.delete(userId);
    }
  }
}

function refusal(locale: Locale, own: boolean): AppError {
  const ru = own
    ? 'Вы уже импортируете несколько файлов. Дождитесь, пока они будут прочитаны, и повторите.'
    : 'Сейчас импортируют сразу много файлов. Повторите через минуту.';
  const en = own
    ? 'You are importing several files already. Wait until they have been read and try again.'
    : 'Many files are being imported at the moment. Try again in a minute.';
  const details = { retryAfter: RETRY_AFTER, text: locale === 'ru' ? ru : en };
  return new AppError('too-many-attempts', 'too many imports at once', details);
}
