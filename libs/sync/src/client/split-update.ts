import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { causalOrder, Lanes, type Struct } from './causal-order.js';

/** An encoded struct, or a slice of one. */
interface Piece {
  client: number;
  clock: number;
  length: number;
  bytes: Uint8Array;
  /** How good a place before this piece is for a cut; see {@link Elements}. */
  cut: 'between' | 'sibling' | 'inside';
}

/** A cut is taken at once when a part has grown beyond this share of the bound. */
const WORTH_A_CUT = { between: 0.5, sibling: 0.75, inside: 1 } as const;
/** A long text is sliced into runs of this share of the bound in characters, of which none needs more than three bytes. */
const RUN_SHARE = 1 / 8;
/** Upper estimate of one deleted range with its client. */
const RANGE_BYTES = 24;
/** Room for the head of a part, which grows with the number of its clients. */
const HEAD_BYTES = 64;

/**
 * Cuts an update into several that mean the same when applied in this order. Every part builds only on what came before it, so that
 * nobody has to keep anything waiting; deletions come last. Cuts are made between elements where that is possible: an editor
 * whose schema asks for content would take half an element for a broken one, and remove it for everybody.
 *
 * @param maxBytes bound of a part; only a single value that cannot be sliced (binary data, an embedded object) exceeds it
 */
export function splitUpdate(update: Uint8Array, maxBytes: number): Uint8Array[] {
  if (update.length <= maxBytes) return [update];
  const { structs, ds } = Y.decodeUpdate(update);
  const pieces = toPieces(new Lanes(structs), maxBytes);
  return [...structParts(pieces, maxBytes), ...deletionParts(ds, maxBytes)];
}

/**
 * Knows which structs belong to an element that the same run of structs brings: they follow it at once, with everything inside
 * it. `between`: an element or an edit elsewhere begins here; `sibling`: inside a new element, after something in the same parent;
 * `inside`: the parent would be left empty.
 */
class Elements {
  private readonly parents = new Map<Struct, Struct | null>();
  private root: Struct | null = null;

  constructor(private readonly lanes: Lanes) {}

  /** Call for every struct in causal order. */
  placeOf(struct: Struct): Piece['cut'] {
    if (!(struct instanceof Y.Item)) return this.root ? 'inside' : 'between';
    this.parents.set(struct, this.parentOf(struct));
    if (this.isInsideRoot(struct)) return struct.origin && struct.parentSub === null ? 'sibling' : 'inside';
    this.root = struct.content instanceof Y.ContentType ? struct : null;
    return 'between';
  }

  /** Null for what lies in a root type or in an element that is there already. */
  private parentOf(item: Y.Item): Struct | null {
    if (item.parent instanceof Y.ID) return this.lanes.find(item.parent) ?? null;
    const neighbour = item.origin ?? item.rightOrigin;
    const known = neighbour && this.lanes.find(neighbour);
    return (known && this.parents.get(known)) ?? null;
  }

  private isInsideRoot(item: Y.Item): boolean {
    if (!this.root) return false;
    let parent = this.parents.get(item) ?? null;
    while (parent && parent !== this.root) parent = this.parents.get(parent) ?? null;
    return parent !== null;
  }
}

function toPieces(lanes: Lanes, maxBytes: number): Piece[] {
  const elements = new Elements(lanes);
  const pieces: Piece[] = [];
  for (const struct of causalOrder(lanes)) {
    if (struct instanceof Y.Skip) continue;
    const cut = elements.placeOf(struct);
    const slices = struct instanceof Y.Item ? sliceItem(struct, Math.floor(maxBytes * RUN_SHARE)) : [struct];
    for (const [index, slice] of slices.entries()) {
      const { client, clock } = slice.id;
      const { length } = slice;
      pieces.push({ client, clock, length, bytes: encodeStruct(slice), cut: index === 0 ? cut : 'sibling' });
    }
  }
  return pieces;
}

function encodeStruct(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  struct.write(encoder, 0);
  return encoding.toUint8Array(encoder.restEncoder);
}

/** A long text, or a long list of plain values, as several items of which each continues the one before. */
function sliceItem(item: Y.Item, runLength: number): Y.Item[] {
  if (!isSliceable(item.content) || item.length <= runLength) return [item];
  const { client, clock } = item.id;
  const slices: Y.Item[] = [];
  for (let start = 0; start < item.length;) {
    const end = runEnd(item.content, start + runLength);
    const origin = start === 0 ? item.origin : Y.createID(client, clock + start - 1);
    const content = sliceContent(item.content, start, end);
    const id = Y.createID(client, clock + start);
    slices.push(new Y.Item(id, null, origin, null, item.rightOrigin, item.parent, item.parentSub, content));
    start = end;
  }
  return slices;
}

type Sliceable = Y.ContentString | Y.ContentAny;

function isSliceable(content: unknown): content is Sliceable {
  return content instanceof Y.ContentString || content instanceof Y.ContentAny;
}

/** Yjs would replace both halves of a character that is cut in two. */
function runEnd(content: Sliceable, end: number): number {
  if (content instanceof Y.ContentAny) return Math.min(end, content.arr.length);
  const last = content.str.charCodeAt(end - 1);
  return Math.min(last >= 0xd800 && last <= 0xdbff ? end + 1 : end, content.str.length);
}

function sliceContent(content: Sliceable, start: number, end: number): Sliceable {
  return content instanceof Y.ContentString
    ? new Y.ContentString(content.str.slice(start, end))
    : new Y.ContentAny(content.arr.slice(start, end));
}

function structParts(pieces: Piece[], maxBytes: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let part = new StructPart();
  for (const piece of pieces) {
    const full = part.bytes + piece.bytes.length + HEAD_BYTES > maxBytes;
    if (full || part.bytes >= maxBytes * WORTH_A_CUT[piece.cut] || !part.continues(piece)) {
      if (part.bytes > 0) parts.push(part.encode());
      part = new StructPart();
    }
    part.add(piece);
  }
  if (part.bytes > 0) parts.push(part.encode());
  return parts;
}

class StructPart {
  bytes = 0;
  private readonly runs = new Map<number, { pieces: Piece[]; end: number }>();

  /** The structs of one client must follow each other without a gap. */
  continues(piece: Piece): boolean {
    const run = this.runs.get(piece.client);
    return run === undefined || run.end === piece.clock;
  }

  add(piece: Piece): void {
    const end = piece.clock + piece.length;
    const run = this.runs.get(piece.client);
    if (run) {
      run.pieces.push(piece);
      run.end = end;
    } else {
      this.runs.set(piece.client, { pieces: [piece], end });
      this.bytes += RANGE_BYTES;
    }
    this.bytes += piece.bytes.length;
  }

  encode(): Uint8Array {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, this.runs.size);
    // Merging relies on this order.
    for (const [client, { pieces }] of [...this.runs].sort(([a], [b]) => b - a)) {
      encoding.writeVarUint(encoder, pieces.length);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, pieces[0]?.clock ?? 0);
      for (const { bytes } of pieces) encoding.writeUint8Array(encoder, bytes);
    }
    encoding.writeVarUint(encoder, 0);
    return encoding.toUint8Array(encoder);
  }
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];
type Ranges = { clock: number; len: number }[];

function deletionParts(ds: DeleteSet, maxBytes: number): Uint8Array[] {
  const perPart = Math.max(1, Math.floor((maxBytes - HEAD_BYTES) / RANGE_BYTES));
  const parts: [number, Ranges][][] = [];
  let room = 0;
  for (const [client, items] of ds.clients) {
    for (let at = 0; at < items.length;) {
      if (room === 0) {
        parts.push([]);
        room = perPart;
      }
      const ranges = items.slice(at, at + room);
      parts.at(-1)?.push([client, ranges]);
      at += ranges.length;
      room -= ranges.length;
    }
  }
  return parts.map(encodeDeletions);
}

function encodeDeletions(clients: [number, Ranges][]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, clients.length);
  for (const [client, ranges] of clients.sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, len);
    }
  }
  return encoding.toUint8Array(encoder);
}
