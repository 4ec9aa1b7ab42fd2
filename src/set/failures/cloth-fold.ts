import { Box3, BoxGeometry, Mesh, Vector3, Vector4, type IUniform } from 'three';
import { seeded } from '../random.ts';
import type { Figure } from '../scenes/scene.ts';
import { bentVertices } from '../truth/occlusion.ts';
import { creases } from './creases.ts';
import type { FailureModule } from './failure.ts';
import { wornBy } from './worn.ts';

/** Frames for which a set of creases stays: then there are others. */
const framesASet = 4;
const strongest = 1;

/** Folds as no cloth falls: sharp creases that run across the pull of the body, a hem that rises and swirls, others every few frames. */
export const clothFold: FailureModule = {
  kind: 'cloth-fold',
  title: 'Cloth folds as no cloth can',
  unit: 'garments',
  parts: [],
  weak: 1,
  afterEffects: false,
  cannotShow: ({ figures }) => (figures.length === 0 ? 'There is no person in this scene.' : undefined),
  touches: ({ figures }) => ({
    joints: [],
    region: 'the shirt',
    areas: [
      { of: 'figure', figure: 0 },
      { of: 'objects', objects: figures.slice(0, 1).map(reachOf) },
    ],
  }),
  change({ figures }, { seed, severity, frame, stretch, seconds }) {
    const [figure] = figures;
    const worn = figure ? wornBy(figure, 'top') : [];
    if (worn.length === 0) return undefined;
    const set = Math.floor((frame - stretch.firstFrame) / framesASet);
    const random = seeded(seed, 'cloth-fold', stretch.firstFrame, set);
    const way = () => {
      const around = random.between(0, 2 * Math.PI);
      const up = random.between(-0.55, 0.55);
      return new Vector4(Math.cos(around), up * 1.6, Math.sin(around), random.between(0, 20) + 1.7 * seconds);
    };
    const values = {
      foldWayA: way(),
      foldWayB: way(),
      foldSwirl: random.between(0, 2 * Math.PI) + 5 * seconds,
      foldAmount: 0.35 + (strongest - 0.35) * severity,
      foldHem: hemOf(worn),
    };
    const undos = worn.map((mesh) => {
      const { material } = mesh;
      const variant = creases(material);
      const uniforms = variant.userData['creases'] as Record<keyof typeof values, IUniform>;
      for (const [name, value] of Object.entries(values)) uniforms[name as keyof typeof values].value = value;
      mesh.material = variant;
      return () => {
        mesh.material = material;
      };
    });
    return () => {
      for (const undo of undos) undo();
    };
  },
  deviation: () => 1,
};

/** Metres by which folds stand off the cloth at most. */
const reach = 0.19;

/** A box around all that the folds can reach, for the truth alone: bones do not tell. */
function reachOf(figure: Figure): Mesh {
  const box = new Box3().setFromPoints(wornBy(figure, 'top').flatMap(bentVertices)).expandByScalar(reach);
  const size = box.getSize(new Vector3());
  const mesh = new Mesh(new BoxGeometry(size.x, size.y, size.z));
  box.getCenter(mesh.position);
  return mesh;
}

/** Height of the lowest cloth of a shirt, as it was cut: metres. */
function hemOf(worn: ReturnType<typeof wornBy>): number {
  return worn.reduce((lowest, { geometry }) => {
    if (!geometry.boundingBox) geometry.computeBoundingBox();
    const box = geometry.boundingBox ?? new Box3(new Vector3(), new Vector3());
    return Math.min(lowest, box.min.y);
  }, Infinity);
}
