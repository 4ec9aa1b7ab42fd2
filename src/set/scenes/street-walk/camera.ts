import { PerspectiveCamera, Vector3 } from 'three';
import { drifting, seeded } from '../../random.ts';

/** Where the camera travels, as against the walker, and what it looks at; metres. */
interface Framing {
  /** Degrees, upright. */
  lens: number;
  ahead: number;
  height: number;
  /** Along z: negative is to his left. */
  aside: number;
  aimAside: number;
  aimHeight: number;
  /** How much nearer it lets him come in a second. */
  closing: number;
}

/** The first seed's: ahead of him and to his left; the frame tightens from about 2.6 m to 2.2 m of height. */
const first: Framing = {
  lens: 28.5,
  ahead: 4.95,
  height: 1.28,
  aside: -2.02,
  aimAside: -0.34,
  aimHeight: 0.93,
  closing: 0.16,
};

/** Others stand elsewhere, on his left or his right, higher or lower, with another lens, and see him as large. */
function framingOf(seed: number): Framing {
  if (seed === 1) return first;
  const random = seeded(seed, 'street', 'framing');
  const lens = random.between(25, 36);
  const tall = random.between(2.5, 2.95);
  const isRight = random.unit() < 0.45;
  // On the right stand bollards and trees: the camera keeps clear of them.
  const aside = isRight ? random.between(0.55, 1.05) : random.between(-2.15, -1.1);
  return {
    lens,
    ahead: tall / 2 / Math.tan((lens * Math.PI) / 360),
    height: random.between(0.95, 1.72),
    aside,
    aimAside: (isRight ? 1 : -1) * random.between(0.15, 0.4),
    aimHeight: random.between(0.9, 0.97),
    closing: random.between(0.02, 0.14),
  };
}

/** A dolly that travels ahead of the walker and lets him come a little closer. The operator breathes. */
export function streetCamera(
  seed: number,
  aspect: number,
): { camera: PerspectiveCamera; moveTo(seconds: number, walkerX: number): void } {
  const framing = framingOf(seed);
  const camera = new PerspectiveCamera(framing.lens, aspect, 0.3, 400);
  const breath = {
    x: drifting(seed, 'camera x', 4.3),
    y: drifting(seed, 'camera y', 3.7),
    aim: drifting(seed, 'camera aim', 5.1),
  };
  const aim = new Vector3();
  return {
    camera,
    moveTo(seconds, walkerX) {
      const ahead = framing.ahead - framing.closing * seconds;
      camera.position.set(
        walkerX + ahead + 0.012 * breath.x(seconds),
        framing.height + 0.008 * breath.y(seconds),
        framing.aside + 0.01 * breath.x(seconds + 3),
      );
      aim.set(
        walkerX - 0.2,
        framing.aimHeight + 0.008 * breath.y(seconds + 1),
        framing.aimAside + 0.012 * breath.aim(seconds),
      );
      camera.lookAt(aim);
    },
  };
}
