/** A calendar day where the browser stands, `YYYY-MM-DD`. */
export function dayOf(moment: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${part(moment.getMonth() + 1)}-${part(moment.getDate())}`;
}

/** The moment for formatting: midnight of that day here, not in Greenwich. */
export const momentOf = (day: string): Date => new Date(`${day}T00:00:00`);
