import { defineCheck, type Found } from '../check.js';
import type { SourceGroup } from '../facts.js';

/** Main literature is recent enough, and links answered when they were asked last. */
export const recentLiterature = defineCheck({
  code: 'V16',
  level: 'warning',
  basis: 'review-form',
  reads: ['sources'],
  uses: ['settings', 'today', 'links'],
  applies: ({ sources }) => sources.some(({ group, year, url }) => url !== '' || (group === 'main' && year !== null)),
  unknown: ({ sources }, { links }) => (links === undefined && sources.some(({ url }) => url !== '') ? 'links' : null),
  find: ({ sources }, { settings, today, links }) => {
    const thisYear = Number(today.slice(0, 4));
    const positions = new Map<SourceGroup | null, number>();
    return sources.flatMap((row): Found<'V16'>[] => {
      const position = (positions.get(row.group) ?? 0) + 1;
      positions.set(row.group, position);
      const about = { group: row.group ?? 'none', position };
      const at = (column: string) => ({ sectionId: row.sectionId, place: { rowId: row.id, column } });
      const found: Found<'V16'>[] = [];
      if (row.group === 'main' && row.year !== null && thisYear - row.year > settings.literatureYears) {
        const params = { ...about, year: row.year, limit: settings.literatureYears };
        found.push({
          ...at('year'),
          variant: 'old',
          params: { ...params, since: thisYear - settings.literatureYears },
        });
      }
      if (links?.get(row.url) === false) {
        found.push({ ...at('url'), variant: 'dead-link', params: { ...about, url: row.url } });
      }
      return found;
    });
  },
});
