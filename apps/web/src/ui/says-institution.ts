/** Whether a name already carries its institution, as those of role accounts do; then it is not said twice. */
export function saysInstitution(name: string, shortName: string): boolean {
  return name.toLocaleLowerCase('ru').includes(shortName.toLocaleLowerCase('ru'));
}
