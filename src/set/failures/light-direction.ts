import { Quaternion, Vector3 } from 'three';
import { seeded } from '../random.ts';
import type { FailureModule } from './failure.ts';
import { strengthAt } from './strength.ts';
import { margin } from './whole-picture.ts';

/** Degrees about the upright axis. */
const strengths = { weak: 30, medium: 60, strong: 120 };

/** How far it also rises or sinks at most, degrees, and how steeply it must still come down. */
const heights = { most: 9, least: 16 };

/** The light with the shadows comes from somewhere else, and back: shadows swing round while nothing else does. */
export const lightDirection: FailureModule = {
  kind: 'light-direction',
  title: 'The light comes from elsewhere',
  unit: 'degrees about the upright axis',
  parts: [],
  weak: strengths.weak,
  afterEffects: false,
  touches: () => ({ joints: [], region: 'the whole picture', areas: [{ of: 'picture' }] }),
  change({ key }, { seed, severity, stretch }) {
    const random = seeded(seed, 'light-direction', stretch.firstFrame);
    const sign = random.unit() < 0.5 ? -1 : 1;
    const sound = key.position.clone();
    const way = sound.clone().sub(key.target.position);
    const around = (strengthAt(severity, strengths) * margin * Math.PI) / 180;
    way.applyAxisAngle(new Vector3(0, 1, 0), sign * around);
    const height = Math.asin(way.y / way.length());
    const least = Math.min(height, (heights.least * Math.PI) / 180);
    const wanted = Math.max(least, height + (random.between(-1, 0.5) * heights.most * Math.PI) / 180);
    const aside = new Vector3(way.z, 0, -way.x).normalize();
    way.applyQuaternion(new Quaternion().setFromAxisAngle(aside, height - wanted));
    key.position.copy(key.target.position).add(way);
    key.updateMatrixWorld();
    return () => {
      key.position.copy(sound);
      key.updateMatrixWorld();
    };
  },
  deviation: ({ moment }) => strengthAt(moment.severity, strengths) * margin,
};
