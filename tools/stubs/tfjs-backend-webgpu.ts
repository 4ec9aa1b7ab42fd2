/** Stands in for the WebGPU backend, which pose-detection imports and this project does not use. */
export class WebGPUBackend {}
export const webgpu_util = {};
