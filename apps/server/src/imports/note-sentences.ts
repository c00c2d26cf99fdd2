import type { ImportNote, ImportNoteCode, Locale } from '@soproekt/contracts';

type Level = ImportNote['level'];

/** Level, Russian, English. The number stands beside the sentence, so none has to agree with it. */
const SENTENCES: Readonly<Record<ImportNoteCode, readonly [Level, string, string]>> = {
  'macros-dropped': ['lost', 'Макросы не перенесены.', 'Macros were left out.'],
  'embedded-objects-dropped': [
    'lost',
    'Встроенные объекты (таблицы Excel, документы, диаграммы) не перенесены. Вставьте их как таблицу или рисунок.',
    'Embedded objects (Excel sheets, documents, charts) were left out. Insert them as a table or an image.',
  ],
  'hidden-text-dropped': [
    'lost',
    'Скрытый текст не перенесён: в Word его тоже не видно.',
    'Hidden text was left out: Word does not show it either.',
  ],
  'active-content-dropped': [
    'lost',
    'Элементы управления и формы не перенесены.',
    'Controls and form elements were left out.',
  ],
  'comments-dropped': [
    'lost',
    'Примечания не перенесены: в документе останется только текст.',
    'Comments were left out: only the text is in the document.',
  ],
  'tracked-changes-accepted': [
    'changed',
    'Исправления приняты: вставленное осталось, удалённое убрано.',
    'Tracked changes were accepted: insertions stayed, deletions are gone.',
  ],
  'headers-footers-dropped': [
    'lost',
    'Колонтитулы не перенесены: Сопроект сделает свои, когда вы будете скачивать документ.',
    'Headers and footers were left out: Soproekt makes its own when you download the document.',
  ],
  'drawings-dropped': [
    'lost',
    'Фигуры и схемы SmartArt не перенесены. Вставьте их как рисунок.',
    'Shapes and SmartArt were left out. Insert them as an image.',
  ],
  'equations-dropped': [
    'lost',
    'Формулы не перенесены. Впишите их текстом или вставьте рисунком.',
    'Equations were left out. Write them as text or insert them as images.',
  ],
  'footnotes-moved': [
    'changed',
    'Сноски перенесены списком в конец документа.',
    'Footnotes became a list at the end of the document.',
  ],
  'image-type-dropped': [
    'lost',
    'Рисунки в неподдерживаемых форматах не перенесены. Подойдут PNG, JPEG, GIF и WebP.',
    'Images of other types were left out. PNG, JPEG, GIF and WebP are supported.',
  ],
  'image-damaged': [
    'lost',
    'Повреждённые или слишком большие рисунки не перенесены.',
    'Damaged or oversized images were left out.',
  ],
  'remote-image-dropped': [
    'lost',
    'Рисунки по ссылкам с других сайтов не перенесены. Сохраните их и вставьте в документ.',
    'Images linked from other sites were left out. Save them and insert them into the document.',
  ],
  'images-too-many': [
    'lost',
    'Рисунков слишком много: перенесены первые.',
    'There are too many images: only the first ones were taken.',
  ],
  'external-links-dropped': [
    'lost',
    'Внешние связи файла (шаблоны, связанные рисунки) не перенесены.',
    'External links of the file (templates, linked images) were left out.',
  ],
  'unsafe-links-dropped': [
    'changed',
    'У части ссылок убран адрес: остаются только http, https и mailto. Текст ссылок сохранён.',
    'Some links lost their address: only http, https and mailto stay. Their text was kept.',
  ],
  'no-headings': [
    'info',
    'В файле нет заголовков, поэтому весь текст попал в один раздел. Оформите названия разделов стилем «Заголовок 1» и повторите импорт или разделите текст вручную.',
    'The file has no headings, so all text is in one section. Give the titles the style “Heading 1” and import again, or split the text by hand.',
  ],
  'second-plan-kept': [
    'info',
    'Ещё одна таблица с часами осталась обычной таблицей: учебный план в документе один.',
    'Another table of hours stayed a plain table: a document has one study plan.',
  ],
  'plan-recognised': [
    'info',
    'Таблица часов стала учебным планом. Проверьте часы и итоги.',
    'The table of hours became the study plan. Check hours and totals.',
  ],
  'results-recognised': [
    'info',
    'Таблица результатов стала разделом планируемых результатов.',
    'The table of results became the planned results.',
  ],
  'sources-recognised': [
    'info',
    'Список литературы стал перечнем источников в разделе условий. Проверьте, верно ли источники разошлись по группам.',
    'The list of literature became the sources of the conditions. Check that each is in the right group.',
  ],
  'structure-restored': [
    'info',
    'Файл создан в Сопроекте: неизменённые разделы восстановлены со всеми данными.',
    'The file was made by Soproekt: sections that were not changed came back with all their data.',
  ],
  'structure-lost': [
    'lost',
    'Часть данных структурных разделов не удалось прочитать после правки в Word: она осталась текстом или пропала. Проверьте названные разделы.',
    'Some data of structured sections could not be read after they were edited in Word: they are text now, or gone. Check the sections named.',
  ],
  'columns-dropped': [
    'lost',
    'Эти столбцы таблицы не перенесены: в документе для них нет места.',
    'These columns of the table were left out: the document has no place for them.',
  ],
  'institution-unknown': [
    'lost',
    'Не удалось узнать организации: среди участников пространства таких нет. Укажите исполнителей вручную.',
    'Some institutions are not among the parties of the workspace. Choose who delivers by hand.',
  ],
  'result-unknown': [
    'lost',
    'Коды результатов из плана не найдены в таблице результатов. Добавьте результаты и отметьте связи.',
    'Codes of results in the plan are not in the table of results. Add the results and link them.',
  ],
  'hours-unreadable': [
    'lost',
    'В ячейках часов встретился текст вместо числа, такие ячейки оставлены пустыми.',
    'Some cells of hours hold text instead of a number; they were left empty.',
  ],
  'rows-skipped': [
    'info',
    'Строки итогов и пустые строки пропущены: суммы считаются сами.',
    'Rows of totals and empty rows were skipped: sums are computed.',
  ],
  'text-shortened': [
    'changed',
    'Слишком длинные названия разделов укорочены.',
    'Titles that were too long were shortened.',
  ],
  'encoding-guessed': [
    'info',
    'Файл не в UTF-8: он прочитан в кодировке Windows-1251. Проверьте, что буквы на месте.',
    'The file is not in UTF-8 and was read as Windows-1251. Check that the letters are right.',
  ],
};

/** What is said of a finding. */
export function sentenceOf(code: ImportNoteCode, locale: Locale): Pick<ImportNote, 'level' | 'message'> {
  const [level, ru, en] = SENTENCES[code];
  return { level, message: locale === 'ru' ? ru : en };
}
