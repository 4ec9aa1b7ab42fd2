/** Stands in for the WebGPU backend, which pose-detection imports for its PoseNet and this project never starts. */
export function WebGPUBackend(): never {
  throw new Error('The WebGPU backend is not part of this site.');
}
export const webgpu_util = {};
