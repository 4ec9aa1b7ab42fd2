import { field, landmarkFields, landmarksOf, type Track } from '../../terms/track.ts';

/**
 * Writes a frame's landmarks as the scene has them: metres from the hips, x to the right of the picture, y up, z towards the camera.
 * The model's own axes have y down and z away from the camera, which is half a turn about x.
 *
 * @param out Three values a landmark, reused from frame to frame. A frame outside the track or without the person fills it with NaN.
 */
export function worldPositions(track: Track, frame: number, out: Float32Array): void {
  const count = landmarksOf(track.model).length;
  const start = frame * count * landmarkFields;
  for (let landmark = 0; landmark < count; landmark += 1) {
    const from = start + landmark * landmarkFields;
    out[landmark * 3] = track.values[from + field.metresX] ?? NaN;
    out[landmark * 3 + 1] = -(track.values[from + field.metresY] ?? NaN);
    out[landmark * 3 + 2] = -(track.values[from + field.metresZ] ?? NaN);
  }
}

/** Whether any frame has metres: MoveNet knows no depth. */
export function hasMetres(track: Track): boolean {
  for (let offset = field.metresZ; offset < track.values.length; offset += landmarkFields) {
    if (!Number.isNaN(track.values[offset])) return true;
  }
  return false;
}

/**
 * How far below the hips the floor lies, in metres: the median over the clip of the lowest landmark. The model measures from the hips, so
 * the body hangs from them and the floor has to be guessed; 1 where nothing was found.
 */
export function floorBelowHips(track: Track): number {
  const count = landmarksOf(track.model).length;
  const lowest: number[] = [];
  for (let frame = 0; frame < track.timestampsUs.length; frame += 1) {
    let low = -Infinity;
    for (let landmark = 0; landmark < count; landmark += 1) {
      const down = track.values[(frame * count + landmark) * landmarkFields + field.metresY]!;
      if (down > low) low = down;
    }
    if (low > -Infinity) lowest.push(low);
  }
  lowest.sort((a, b) => a - b);
  return lowest[lowest.length >> 1] ?? 1;
}
