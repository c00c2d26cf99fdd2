import type { StandardInput } from '@soproekt/contracts';

/**
 * A catalogue to begin with. Titles and codes were not compared with the published text, and say so: a coordinator imports them and
 * corrects them like any other entry. Programmes do not depend on them.
 */
export const STARTER_STANDARDS: readonly StandardInput[] = [
  {
    code: '01.011',
    title:
      'Руководитель образовательной организации (управление дошкольной образовательной организацией и общеобразовательной организацией)',
    basis: 'Приказ Минтруда России от 19.04.2021 №\u00a0250н; проверьте по опубликованному тексту',
    audience: ['Руководитель образовательной организации', 'Заместитель руководителя образовательной организации'],
    functions: [
      {
        code: 'B/01.7',
        title: 'Управление образовательной деятельностью общеобразовательной организации',
        actions: [],
      },
      { code: 'B/02.7', title: 'Администрирование деятельности общеобразовательной организации', actions: [] },
      { code: 'B/03.7', title: 'Управление развитием общеобразовательной организации', actions: [] },
      {
        code: 'B/04.7',
        title:
          'Управление взаимодействием общеобразовательной организации с участниками отношений в сфере образования и социальными партнёрами',
        actions: [],
      },
    ],
  },
];
