/** A binary glTF taken apart: its JSON, and each buffer view's bytes. */
export interface Glb {
  json: GlbJson;
  views: Uint8Array[];
}

export interface GlbJson {
  [key: string]: unknown;
  nodes: {
    name?: string;
    children?: number[];
    mesh?: number;
    translation?: number[];
    rotation?: number[];
    scale?: number[];
  }[];
  meshes: { name: string; primitives: { attributes: Record<string, number>; indices: number; material: number }[] }[];
  skins: { joints: number[]; inverseBindMatrices: number }[];
  accessors: Accessor[];
  bufferViews: { buffer: number; byteOffset?: number; byteLength: number; target?: number }[];
  buffers: { byteLength: number }[];
  images: { bufferView: number; mimeType: string; name: string }[];
  animations?: unknown[];
}

interface Accessor {
  bufferView: number;
  byteOffset?: number;
  componentType: number;
  count: number;
  type: 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4';
  normalized?: boolean;
  min?: number[];
  max?: number[];
}

const magic = 0x46546c67;
const jsonChunk = 0x4e4f534a;
const binaryChunk = 0x004e4942;
export const componentType = { unsignedByte: 5121, unsignedShort: 5123, float: 5126 } as const;
const valuesOf = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 };

/** @throws Error when the bytes are no binary glTF of version 2 with one buffer. */
export function readGlb(bytes: Uint8Array): Glb {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || data.getUint32(0, true) !== magic || data.getUint32(4, true) !== 2)
    throw new Error('This is no binary glTF of version 2.');
  const jsonLength = data.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + jsonLength))) as GlbJson;
  const start = 28 + jsonLength;
  const views = json.bufferViews.map(({ byteOffset = 0, byteLength }) =>
    bytes.slice(start + byteOffset, start + byteOffset + byteLength),
  );
  return { json, views };
}

/** Puts the parts together again; views that nothing refers to any more are left out. */
export function writeGlb({ json, views }: Glb): Uint8Array {
  const used = [
    ...new Set([...json.accessors.map((a) => a.bufferView), ...json.images.map((image) => image.bufferView)]),
  ].sort((a, b) => a - b);
  const place = new Map(used.map((view, index) => [view, index]));
  for (const holder of [...json.accessors, ...json.images]) holder.bufferView = place.get(holder.bufferView) ?? 0;

  let length = 0;
  const chunks: Uint8Array[] = [];
  const target = (view: number) => json.bufferViews[view]?.target;
  json.bufferViews = used.map((view) => {
    const bytes = views[view] ?? new Uint8Array();
    const padded = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
    padded.set(bytes);
    chunks.push(padded);
    const entry = { buffer: 0, byteOffset: length, byteLength: bytes.length };
    length += padded.length;
    const kind = target(view);
    return kind === undefined ? entry : { ...entry, target: kind };
  });
  json.buffers = [{ byteLength: length }];

  const text = new TextEncoder().encode(JSON.stringify(json));
  const jsonBytes = new Uint8Array(Math.ceil(text.length / 4) * 4).fill(0x20);
  jsonBytes.set(text);
  const out = new Uint8Array(28 + jsonBytes.length + length);
  const data = new DataView(out.buffer);
  [magic, 2, out.length, jsonBytes.length, jsonChunk].forEach((word, index) => data.setUint32(index * 4, word, true));
  out.set(jsonBytes, 20);
  data.setUint32(20 + jsonBytes.length, length, true);
  data.setUint32(24 + jsonBytes.length, binaryChunk, true);
  let offset = 28 + jsonBytes.length;
  for (const chunk of chunks) {
    out.set(chunk, offset);
    offset += chunk.length;
  }
  return out;
}

/** The numbers of an accessor, one array an element. */
export function readAccessor(glb: Glb, index: number): number[][] {
  const accessor = glb.json.accessors[index]!;
  const bytes = glb.views[accessor.bufferView]!;
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = valuesOf[accessor.type];
  const read = {
    [componentType.unsignedByte]: { size: 1, at: (offset: number) => data.getUint8(offset) },
    [componentType.unsignedShort]: { size: 2, at: (offset: number) => data.getUint16(offset, true) },
    [componentType.float]: { size: 4, at: (offset: number) => data.getFloat32(offset, true) },
  }[accessor.componentType];
  if (!read) throw new Error(`Accessor ${index} has component type ${accessor.componentType}, which is not read here.`);
  return Array.from({ length: accessor.count }, (_, element) =>
    Array.from({ length: width }, (_, k) => read.at((accessor.byteOffset ?? 0) + (element * width + k) * read.size)),
  );
}

/** Replaces an accessor's numbers; it gets a view of its own. */
export function replaceAccessor(
  glb: Glb,
  index: number,
  numbers: readonly (readonly number[])[],
  as: { component: number; normalized?: boolean },
): void {
  const accessor = glb.json.accessors[index]!;
  const flat = numbers.flat();
  const array =
    as.component === componentType.unsignedByte
      ? Uint8Array.from(flat)
      : as.component === componentType.unsignedShort
        ? Uint16Array.from(flat)
        : as.component === componentType.float
          ? Float32Array.from(flat)
          : undefined;
  if (!array) throw new Error(`Component type ${as.component} is not written here.`);
  const target = glb.json.bufferViews[accessor.bufferView]?.target;
  accessor.bufferView = glb.views.length;
  delete accessor.byteOffset;
  accessor.componentType = as.component;
  accessor.count = numbers.length;
  if (as.normalized) accessor.normalized = true;
  glb.views.push(new Uint8Array(array.buffer));
  glb.json.bufferViews.push({ buffer: 0, byteLength: array.byteLength, ...(target === undefined ? {} : { target }) });
}
