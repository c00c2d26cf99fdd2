import type { FileRefusal, FileRefused, Locale } from '@soproekt/contracts';
import { AppError } from '../platform/errors/app-error.js';

/** What is wrong with the file and what to do: Russian, English. */
const SENTENCES: Readonly<Record<FileRefusal, readonly [string, string]>> = {
  empty: ['Файл пуст. Выберите другой файл.', 'The file is empty. Choose another one.'],
  'unknown-type': [
    'Такие файлы не принимаются. Подойдут PNG, JPEG, GIF, WebP, PDF, DOCX, XLSX, PPTX, TXT и CSV.',
    'Files of this type are not accepted. Use PNG, JPEG, GIF, WebP, PDF, DOCX, XLSX, PPTX, TXT or CSV.',
  ],
  'wrong-extension': [
    'Расширение файла не соответствует содержимому. Сохраните файл в нужном формате заново, а не переименовывайте его.',
    'The extension of the file does not match its content. Save it in the right format instead of renaming it.',
  ],
  svg: [
    'Рисунки SVG не принимаются: в них могут быть сценарии. Сохраните рисунок в формате PNG.',
    'SVG images are not accepted: they may contain scripts. Save the image as PNG.',
  ],
  markup: [
    'Это веб-страница или разметка, такие файлы не принимаются. Сохраните текст в формате TXT или DOCX.',
    'This is a web page or markup, which is not accepted. Save the text as TXT or DOCX.',
  ],
  macros: [
    'В файле есть макросы. Сохраните его без макросов: «Сохранить как» → «Документ Word (.docx)».',
    'The file contains macros. Save it without them: “Save as” → “Word document (.docx)”.',
  ],
  'old-word': [
    'Это файл старого формата Word (.doc). Откройте его в Word или LibreOffice и сохраните как .docx.',
    'This is a file of the old Word format (.doc). Open it in Word or LibreOffice and save it as .docx.',
  ],
  'open-document': [
    'Файлы OpenDocument не импортируются. Откройте файл в LibreOffice и сохраните как .docx.',
    'OpenDocument files cannot be imported. Open the file in LibreOffice and save it as .docx.',
  ],
  pdf: [
    'Из PDF нельзя восстановить разделы и таблицы. Импортируйте исходный документ .docx.',
    'Sections and tables cannot be recovered from a PDF. Import the original .docx document.',
  ],
  'not-importable': [
    'Импортируются документы .docx и Markdown (.md). Сохраните файл как .docx.',
    'Only .docx and Markdown (.md) documents can be imported. Save the file as .docx.',
  ],
  damaged: [
    'Файл повреждён или записан не полностью. Откройте его в своей программе, сохраните заново и повторите.',
    'The file is damaged or incomplete. Open it in its program, save it again and retry.',
  ],
  encrypted: [
    'Файл защищён паролем. Снимите пароль, сохраните файл и повторите.',
    'The file is protected with a password. Remove the password, save the file and retry.',
  ],
  'too-many-entries': [
    'В файле слишком много составных частей для обычного документа. Скопируйте текст в новый документ и сохраните его.',
    'The file consists of too many parts for an ordinary document. Copy its text into a new document and save that.',
  ],
  'unpacks-too-large': [
    'В распакованном виде файл слишком велик. Уменьшите рисунки или разделите документ на части.',
    'The file is too large when unpacked. Reduce its images or split the document.',
  ],
  'too-intricate': [
    'Файл устроен слишком сложно: прочитать его за разумное время не удаётся. Разделите его на части или скопируйте текст в новый документ.',
    'The file is too intricate to be read in a reasonable time. Split it, or copy its text into a new document.',
  ],
  'unsafe-names': [
    'Устройство файла небезопасно: имена внутри архива повторяются или выходят за его пределы. Скопируйте текст в новый документ.',
    'The file is built in an unsafe way: names inside the archive are doubled or lead out of it. Copy its text into a new document.',
  ],
  'active-content': [
    'В файле PDF есть сценарии, вложенные файлы или действия при открытии. Сохраните его через «Печать» → «Сохранить как PDF» и повторите.',
    'The PDF contains scripts, embedded files or actions on opening. Save it anew with “Print” → “Save as PDF” and retry.',
  ],
  'external-entities': [
    'В файле есть объявления внешних сущностей XML, обычные программы их не создают. Скопируйте текст в новый документ.',
    'The file declares XML entities, which ordinary programs never do. Copy its text into a new document.',
  ],
  'image-too-large': [
    'В изображении слишком много точек. Уменьшите его: не больше 80 млн точек в целом (например, 10 000 × 8 000) и 16 000 по стороне.',
    'The image has too many pixels. Reduce it to 80 million in all (10,000 × 8,000, for example) and 16,000 a side.',
  ],
  'nothing-in-it': [
    'В файле нет текста. Если это скан, распознайте его и сохраните как .docx.',
    'There is no text in the file. If it is a scan, run text recognition and save the result as .docx.',
  ],
};

/** What is wrong, in the language of the person. */
export function refusedWith(reason: FileRefusal, locale: Locale): FileRefused {
  const [ru, en] = SENTENCES[reason];
  return { reason, text: locale === 'ru' ? ru : en };
}

/** The error for a file that is not taken; `details` are FileRefused. */
export const fileRefused = (reason: FileRefusal, locale: Locale): AppError =>
  new AppError('file-refused', `the file was refused: ${reason}`, refusedWith(reason, locale));

/** Thrown inside readers of files, where no language is known. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly reason: FileRefusal) {
    super(reason);
  }
}

/** Runs a reader; what it refuses becomes the error for people. */
export async function worded<T>(locale: Locale, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Refusal) throw fileRefused(error.reason, locale);
    throw error;
  }
}
