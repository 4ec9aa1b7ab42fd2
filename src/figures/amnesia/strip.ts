import type { DrawnPose, Prompt } from '../../terms/generated.ts';
import { s, type SvgNode } from '../../views/svg-tree.ts';
import { frameOf, viewBoxOf, wholePath } from './stick.ts';

/** One figure of a strip, for a list of them. */
export function cellDrawing(pose: DrawnPose, prompt: Prompt): SvgNode {
  return s(
    'svg',
    { viewBox: viewBoxOf(frameOf(prompt)), 'aria-hidden': 'true', preserveAspectRatio: 'xMidYMax meet' },
    s('path', { d: wholePath(pose) }),
  );
}

/** Figures beside each other in one drawing. */
export function rowDrawing(poses: readonly DrawnPose[], prompt: Prompt, label: string): SvgNode {
  const { left, top, width, height } = frameOf(prompt);
  return s(
    'svg',
    { class: 'fa-grid-row', viewBox: `0 ${top} ${width * poses.length} ${height}`, role: 'img', 'aria-label': label },
    ...poses.map((pose, index) => s('path', { d: wholePath(pose), transform: `translate(${index * width - left} 0)` })),
  );
}
