/**
 * The institution to be said after a person's name.
 * @returns null when there is none, or the name already carries it, as those of role accounts do
 */
export function institutionBeside(name: string, shortName: string | null | undefined): string | null {
  if (!shortName) return null;
  return name.toLocaleLowerCase('ru').includes(shortName.toLocaleLowerCase('ru')) ? null : shortName;
}
