/**
 * The container of baked data: a magic word, the length of a JSON header, the header, then bytes. Compressed as gzip on disk.
 * All numbers are little-endian.
 */
const magic = 'FABK';

export function pack(header: object, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + payload.length);
  bytes.set(new TextEncoder().encode(magic));
  new DataView(bytes.buffer).setUint32(4, json.length, true);
  bytes.set(json, 8);
  bytes.set(payload, 8 + json.length);
  return bytes;
}

/** @throws Error when the bytes are not such a container. */
export function unpack(bytes: Uint8Array): { header: unknown; payload: Uint8Array } {
  if (bytes.length < 8 || new TextDecoder().decode(bytes.subarray(0, 4)) !== magic) {
    throw new Error('This is no baked data: it does not begin as such a file does.');
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);
  return {
    header: JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as unknown,
    payload: bytes.subarray(8 + length),
  };
}

/** Unzips what was fetched or read; leaves alone what a host that knows `.gz` has unzipped already. */
export async function unzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Differences between each value and the one `stride` before it, low bytes first, then high bytes: what changes little from frame to
 * frame becomes runs that gzip takes well.
 */
export function encodeDeltas(values: Int16Array, stride: number): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  for (let i = 0; i < values.length; i++) {
    const delta = (values[i]! - (values[i - stride] ?? 0)) & 0xffff;
    bytes[i] = delta & 0xff;
    bytes[values.length + i] = delta >> 8;
  }
  return bytes;
}

export function decodeDeltas(bytes: Uint8Array, stride: number): Int16Array {
  const values = new Int16Array(bytes.length / 2);
  for (let i = 0; i < values.length; i++) {
    values[i] = (bytes[i]! | (bytes[values.length + i]! << 8)) + (values[i - stride] ?? 0);
  }
  return values;
}
