import type { Outcome } from '@soproekt/domain';

/** By the address of a demo account, up to the @ and the institution. */
export type DemoPerson =
  'author@university.example' | 'author@iro.example' | 'coordinator@iro.example' | 'reviewer@school.example';

/** What a thread of the demo is about: words of a text, or a cell of the row with this title. */
export type DemoPlace =
  | { readonly section: string; readonly words: string }
  | { readonly section: string; readonly row: string; readonly column: string; readonly quote: string };

export interface DemoThread {
  readonly about: DemoPlace;
  readonly by: DemoPerson;
  readonly body: string;
  readonly replacement?: string;
  readonly answers?: readonly { readonly by: DemoPerson; readonly body: string }[];
  readonly closed?: { readonly by: DemoPerson; readonly outcome: Outcome; readonly reason: string };
}

/** What the demo programme is reviewed with, in the order of its raising. */
export const demoThreads: readonly DemoThread[] = [
  {
    about: {
      section: 'Модуль 1. Нормы и данные для управленческого решения',
      words: 'Составить перечень данных своей школы',
    },
    by: 'reviewer@school.example',
    body: 'За один час перечень не составить: в нашей школе данные ведут пять сотрудников. Может быть, дать **готовый бланк**, чтобы команда его только дополнила?',
  },
  {
    about: {
      section: 'Методические рекомендации ведущим',
      words: 'помогаем обезличить и только потом выводим на экран',
    },
    by: 'author@iro.example',
    body: 'Файл с фамилиями не должен остаться на компьютере площадки.',
    replacement: 'помогаем обезличить, исходный файл удаляем и только потом выводим на экран',
  },
  {
    about: { section: 'Учебный план', row: 'Роли и ответственность в команде', column: 'practice', quote: '2' },
    by: 'coordinator@iro.example',
    body: 'Хватит ли двух часов практики, чтобы каждый побывал в двух ролях? В прошлом потоке не уложились.',
    answers: [
      {
        by: 'author@university.example',
        body: 'Вторую роль пробуем уже на учебном совещании в теме 2.2, там ещё два часа практики. Если вы согласны, напишем об этом в рекомендациях ведущим.',
      },
    ],
  },
  {
    about: {
      section: 'Входная диагностика',
      words: 'Анкету каждый заполняет сам, не сверяясь с коллегами',
    },
    by: 'reviewer@school.example',
    body: 'Командам из трёх человек проще заполнить одну анкету на всех.',
    closed: {
      by: 'author@iro.example',
      outcome: 'declined',
      reason: 'Расхождение оценок внутри команды – материал для модуля 2. Общую сводку команда составит там.',
    },
  },
];
