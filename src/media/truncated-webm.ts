/**
 * Mends a WebM that was cut off. Its last cluster claims to reach past the end of the file, and a reader that trusts the claim finds
 * nothing in it. The mend drops the block that was cut and writes the true sizes into the headers of segment and cluster.
 *
 * Element layout: RFC 8794 (EBML), ids: RFC 9559 (Matroska).
 */

const segmentId = 0x18538067;
const clusterId = 0x1f43b675;

interface Element {
  id: number;
  /** Offset of the size field, and how many bytes it has. */
  sizeAt: number;
  sizeBytes: number;
  dataAt: number;
  /** End of the element; undefined where the size is unknown (live recordings), which needs no mend. */
  end: number | undefined;
}

async function elementAt(file: Blob, at: number): Promise<Element | undefined> {
  const bytes = new Uint8Array(await file.slice(at, at + 12).arrayBuffer());
  const idBytes = vintLength(bytes[0]);
  const sizeBytes = vintLength(bytes[idBytes]);
  if (idBytes > 4 || sizeBytes > 8 || bytes.length < idBytes + sizeBytes) return undefined;
  let id = 0;
  for (let i = 0; i < idBytes; i++) id = id * 256 + bytes[i]!;
  const sizeAt = at + idBytes;
  let size = bytes[idBytes]! & (0xff >> sizeBytes);
  let unknown = size === 0xff >> sizeBytes;
  for (let i = 1; i < sizeBytes; i++) {
    size = size * 256 + bytes[idBytes + i]!;
    unknown &&= bytes[idBytes + i] === 0xff;
  }
  const dataAt = sizeAt + sizeBytes;
  return { id, sizeAt, sizeBytes, dataAt, end: unknown ? undefined : dataAt + size };
}

/** Bytes of a variable-length integer, told by the leading zeros of its first byte; 9 where there is none. */
function vintLength(first: number | undefined): number {
  return first === undefined || first === 0 ? 9 : Math.clz32(first) - 23;
}

function sizeField(value: number, bytes: number): Uint8Array<ArrayBuffer> {
  const field = new Uint8Array(bytes);
  let rest = value;
  for (let i = bytes - 1; i >= 0; i--) {
    field[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  field[0]! |= 0x80 >> (bytes - 1);
  return field;
}

/** The file itself when it is whole or not WebM, else a copy that ends at the last whole block with headers that say so. */
export async function mendTruncatedWebm(file: Blob): Promise<Blob> {
  const header = await elementAt(file, 0);
  const segment = header?.end === undefined ? undefined : await elementAt(file, header.end);
  if (segment?.id !== segmentId || segment.end === undefined || segment.end <= file.size) return file;

  let at = segment.dataAt;
  let cluster = await elementAt(file, at);
  while (cluster?.end !== undefined && cluster.end <= file.size) {
    at = cluster.end;
    cluster = at < file.size ? await elementAt(file, at) : undefined;
  }
  const size = (element: Element, end: number) => sizeField(end - element.dataAt, element.sizeBytes);
  const head = [file.slice(0, segment.sizeAt)];
  if (cluster?.id !== clusterId) {
    return new Blob([...head, size(segment, at), file.slice(segment.dataAt, at)]);
  }
  let end = cluster.dataAt;
  for (let block = await elementAt(file, end); block?.end !== undefined && block.end <= file.size;) {
    end = block.end;
    block = end < file.size ? await elementAt(file, end) : undefined;
  }
  return new Blob([
    ...head,
    size(segment, end),
    file.slice(segment.dataAt, cluster.sizeAt),
    size(cluster, end),
    file.slice(cluster.dataAt, end),
  ]);
}
