import * as Y from 'yjs';

/**
 * Plain text of a fragment: blocks separated by line feeds, cells of a table row by tabs, blocks of one cell by spaces;
 * empty blocks are left out. An image is its alternative text and its caption. Unknown elements contribute the text inside them.
 */
export function plainText(fragment: Y.XmlFragment): string {
  const lines = new Lines();
  // Its own stack: hostile nesting must not exhaust the call stack.
  const stack: Step[] = [];
  pushChildren(stack, fragment);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (typeof step === 'string') {
      lines.close(step);
    } else if (step instanceof Y.XmlText) {
      // Y.XmlText renders marks as tags; the plain reading is that of Y.Text.
      lines.write(Y.Text.prototype.toString.call(step));
    } else if (step instanceof Y.XmlElement) {
      if (step.nodeName === 'image') {
        lines.open('block');
        lines.write(imageText(step));
        lines.close('block');
        continue;
      }
      const role = roleOf(step.nodeName);
      if (role === 'break') {
        lines.lineBreak();
        continue;
      }
      lines.open(role);
      stack.push(role);
      pushChildren(stack, step);
    }
  }
  return lines.toString();
}

/** What stands for an image: its alternative text and its caption. */
function imageText(image: Y.XmlElement): string {
  return ['alt', 'title']
    .map((name) => image.getAttribute(name) as unknown)
    .filter((text) => typeof text === 'string' && text !== '')
    .join('. ');
}

type Role = 'block' | 'row' | 'cell' | 'break';
/** A node to visit, or the role of an element that has been left. */
type Step = Role | Y.XmlElement | Y.XmlText;

function roleOf(name: string): Role {
  if (name === 'tableRow') return 'row';
  if (name === 'tableCell' || name === 'tableHeader') return 'cell';
  return name === 'hardBreak' ? 'break' : 'block';
}

function pushChildren(stack: Step[], parent: Y.XmlFragment): void {
  const children = parent.toArray();
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i];
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText) stack.push(child);
  }
}

class Lines {
  private readonly lines: string[] = [];
  private line = '';
  private cellDepth = 0;
  private cellsInRow = 0;
  private space = false;

  open(role: Role): void {
    if (role === 'cell') {
      if (this.cellDepth++ > 0) return this.separate();
      if (this.cellsInRow++ > 0) this.line += '\t';
      this.space = false;
      return;
    }
    this.separate();
    if (role === 'row' && this.cellDepth === 0) this.cellsInRow = 0;
  }

  close(role: Role): void {
    if (role === 'cell') this.cellDepth--;
    // Between two cells of a row the tab separates; a cell outside any row is no reason to break the line either.
    if (role !== 'cell' || this.cellDepth > 0) this.separate();
  }

  write(text: string): void {
    if (text === '') return;
    this.line += this.space ? ` ${text}` : text;
    this.space = false;
  }

  lineBreak(): void {
    if (this.cellDepth > 0) this.space = true;
    else this.line += '\n';
  }

  toString(): string {
    this.flush();
    return this.lines.join('\n');
  }

  private separate(): void {
    if (this.cellDepth === 0) this.flush();
    else this.space = this.line !== '' && !this.line.endsWith('\t');
  }

  private flush(): void {
    const line = this.line.replace(/[\t\n]+$/, '');
    if (line.trim() !== '') this.lines.push(line);
    this.line = '';
    this.space = false;
  }
}
