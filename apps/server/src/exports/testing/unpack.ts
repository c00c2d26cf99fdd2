import { strFromU8, unzipSync } from 'fflate';

/** The parts of a .docx by their names. */
export function unpack(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** Elements of this name with everything in them; no such element may hold another of its kind. */
export function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}(?: [^>]*)?(?:/>|>[\\s\\S]*?</${name}>)`, 'g')) ?? [];
}

/** The first value of an attribute of the first such element. */
export function attribute(xml: string, element: string, name: string): string | null {
  return new RegExp(`<${element}\\b[^>]*?\\b${name}="([^"]*)"`).exec(xml)?.[1] ?? null;
}

/** Text of a piece of a Word document. */
export function textIn(xml: string): string {
  return elements(xml, 'w:t')
    .map((element) => element.replace(/<[^>]+>/g, ''))
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
