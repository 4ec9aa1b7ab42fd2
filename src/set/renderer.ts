import { PCFShadowMap, WebGLRenderer } from 'three';
import { SetError } from './errors.ts';

/**
 * What draws the set, to a canvas or one of its own.
 *
 * @throws SetError `no-webgl` where the browser cannot draw in three dimensions
 */
export function makeRenderer(canvas: HTMLCanvasElement | undefined): WebGLRenderer {
  const renderer = openRenderer(canvas);
  renderer.info.autoReset = false;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  // Mesa's program never comes back from an anisotropic look at a leaf that the eye almost touches (seen with Mesa 22.3), and a program
  // that draws needs every sample it can save.
  if (isSoftware(nameOf(renderer))) renderer.capabilities.getMaxAnisotropy = () => 1;
  return renderer;
}

function openRenderer(canvas: HTMLCanvasElement | undefined): WebGLRenderer {
  try {
    return new WebGLRenderer({
      ...(canvas ? { canvas } : {}),
      antialias: false,
      alpha: false,
      stencil: false,
      preserveDrawingBuffer: true,
    });
  } catch (error) {
    throw new SetError(
      'no-webgl',
      'This browser cannot draw in three dimensions (WebGL is off or missing), so the film set stays dark.',
      { cause: error },
    );
  }
}

/** What draws: a graphics card's name, or that of a program that stands in for one. */
export function nameOf(renderer: WebGLRenderer): string {
  const context = renderer.getContext();
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  return String(context.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : context.RENDERER));
}

/** Whether a renderer's name is that of a program, which draws on the processor. */
export function isSoftware(name: string): boolean {
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
