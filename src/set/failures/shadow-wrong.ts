import { Mesh, MeshBasicMaterial, Quaternion, Vector3, type Material, type Object3D } from 'three';
import { applyPose, turnOf, type Pose } from '../figure/pose.ts';
import { sides, signOf } from '../figure/skeleton.ts';
import { seeded } from '../random.ts';
import type { FailureModule } from './failure.ts';

/** What the shadow's owner does instead. */
const doings = ['arms up', 'arms out'] as const;

/** The shadow on the ground is not that of who throws it: it holds its arms up or out. */
export const shadowWrong: FailureModule = {
  kind: 'shadow-wrong',
  title: 'The shadow is not his who throws it',
  unit: 'shadows',
  parts: [],
  weak: 1,
  afterEffects: false,
  cannotShow: ({ figures }) => (figures.length === 0 ? 'There is no person in this scene.' : undefined),
  touches: () => ({ joints: [], region: 'the shadow', areas: [{ of: 'shadow', figure: 0 }] }),
  change({ figures, key }, { seed, seconds, stretch }) {
    const [figure] = figures;
    if (!figure || figure.spare.group.visible) return undefined;
    const { rig, spare, pose } = figure;
    const doing = seeded(seed, 'shadow-wrong', stretch.firstFrame).pick(doings);
    spare.group.position.copy(rig.group.position);
    spare.group.quaternion.copy(rig.group.quaternion);
    spare.group.scale.copy(rig.group.scale);
    const undos: (() => void)[] = [];
    meshesOf(rig.group).forEach((mesh) => {
      const { castShadow } = mesh;
      mesh.castShadow = false;
      undos.push(() => (mesh.castShadow = castShadow));
    });
    meshesOf(spare.group).forEach((mesh) => {
      const { castShadow, material } = mesh;
      mesh.castShadow = true;
      mesh.material = unseen(Array.isArray(material) ? material[0]! : material);
      undos.push(() => Object.assign(mesh, { castShadow, material }));
    });
    spare.group.visible = true;
    undos.push(() => (spare.group.visible = false));
    const way = key.target.position.clone().sub(key.position);
    applyPose(spare, instead(pose, doing, { way, seconds }));
    return () => {
      for (const undo of undos.reverse()) undo();
    };
  },
  deviation: () => 1,
};

function meshesOf(group: Object3D): Mesh[] {
  const meshes: Mesh[] = [];
  group.traverse((object) => {
    if (object instanceof Mesh) meshes.push(object as Mesh);
  });
  return meshes;
}

const unseens = new WeakMap<Material, Material>();

/** Draws nothing, and still throws a shadow, with the holes of what it stands for. */
function unseen(material: Material): Material {
  const made =
    unseens.get(material) ??
    Object.assign(new MeshBasicMaterial({ colorWrite: false, depthWrite: false }), {
      side: material.side,
      alphaTest: material.alphaTest,
      map: material.alphaTest > 0 && 'map' in material ? material.map : null,
    });
  unseens.set(material, made);
  return made;
}

/** Another pose at the same place, turned square to the light, so that what the arms do is not lost in the trunk's shadow. */
function instead(pose: Pose, doing: (typeof doings)[number], at: { way: Vector3; seconds: number }): Pose {
  const turns = new Map(pose.turns);
  const ahead = new Vector3(1, 0, 0).applyQuaternion(pose.pelvis);
  const turn = Math.atan2(-at.way.z, at.way.x) - Math.atan2(-ahead.z, ahead.x);
  const pelvis = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), turn).multiply(pose.pelvis);
  const wave = 14 * Math.sin(5 * at.seconds);
  for (const side of sides) {
    const out = signOf(side);
    const raised = doing === 'arms up' ? 150 + wave : 88 + wave;
    turns.set(`clavicle_${side}`, turnOf({ sideways: -out * 14 }));
    turns.set(`shoulder02_${side}`, turnOf({ sideways: -out * raised }));
    turns.set(`lowerarm01_${side}`, turnOf({ flexion: 8 }));
    turns.set(`lowerarm02_${side}`, new Quaternion());
    turns.set(`wrist_${side}`, new Quaternion());
  }
  return { ...pose, pelvis, turns };
}
