let software: boolean | undefined;

/** Whether WebGL is missing or drawn by the processor, where it only slows things down. */
export function isSoftwareWebGl(): boolean {
  software ??= askForRenderer();
  return software;
}

function askForRenderer(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  if (!context) return true;
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  const name = String(context.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(name);
}
