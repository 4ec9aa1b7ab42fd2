/** Settings of the One Euro filter. */
export interface OneEuroSettings {
  /** Cut-off while nothing moves, in hertz: lower smooths more and lags more. */
  minimumHertz: number;
  /** How fast the cut-off rises with speed, in hertz per (unit a second). */
  speedFactor: number;
  /** Cut-off of the speed's own filter, in hertz. */
  speedHertz: number;
}

/** Steady at rest, and quick enough that a jump of half a torso shows in the next frame. */
export const displaySmoothing: OneEuroSettings = { minimumHertz: 1.5, speedFactor: 0.8, speedHertz: 1 };

/**
 * Smooths a series for display with the One Euro filter (Casiez, Roussel and Vogel, CHI 2012): a low-pass whose cut-off
 * rises with speed. alpha = r / (r + 1), r = 2 pi fc dt, fc = minimum + factor x |speed|. Measurements never see the result.
 *
 * NaN stays NaN, and the filter starts anew after it: a gap is not bridged. So it does where time does not advance.
 *
 * @param series - one value a frame.
 * @param timestampsUs - one a frame, ascending.
 * @throws RangeError when the two differ in length.
 */
export function smoothForDisplay(
  series: Float32Array,
  timestampsUs: readonly number[],
  settings: OneEuroSettings = displaySmoothing,
): Float32Array {
  if (series.length !== timestampsUs.length) {
    throw new RangeError(`${series.length} values need as many timestamps, not ${timestampsUs.length}.`);
  }
  const smooth = new Float32Array(series.length);
  let previous = Number.NaN;
  let speed = 0;
  for (let frame = 0; frame < series.length; frame++) {
    const value = series[frame]!;
    const seconds = frame === 0 ? 0 : (timestampsUs[frame]! - timestampsUs[frame - 1]!) / 1e6;
    if (Number.isNaN(value) || Number.isNaN(previous) || seconds <= 0) {
      previous = value;
      speed = 0;
    } else {
      speed += share(settings.speedHertz, seconds) * ((value - previous) / seconds - speed);
      previous += share(settings.minimumHertz + settings.speedFactor * Math.abs(speed), seconds) * (value - previous);
    }
    smooth[frame] = previous;
  }
  return smooth;
}

/** Share of the new value that a first-order low-pass lets through after a step in time. */
function share(hertz: number, seconds: number): number {
  const ratio = 2 * Math.PI * hertz * seconds;
  return ratio / (ratio + 1);
}
