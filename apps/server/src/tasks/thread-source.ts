const FROM_SOURCE = import.meta.url.endsWith('.ts');

/** A module beside this one as a thread must be told of it: TypeScript while the server runs from its sources, else the built file. */
export function threadEntry(name: string): string {
  return new URL(`./${name}.${FROM_SOURCE ? 'ts' : 'js'}`, import.meta.url).href;
}

/** Arguments of Node for a thread; undefined: those of the process. A thread that a test starts knows no TypeScript by itself. */
export function threadArguments(): string[] | undefined {
  if (!FROM_SOURCE) return undefined;
  const loader = new URL('../../../../tools/lib/run-source.mjs', import.meta.url).href;
  return ['--no-warnings', '--import', loader, '--conditions=@soproekt/source'];
}
