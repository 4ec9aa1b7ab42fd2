/** Browser and major version, "Chromium 156": what a track's repeatability depends on besides model and backend. */
export function browserName(userAgent: string = navigator.userAgent): string {
  const known: readonly (readonly [string, RegExp])[] = [
    ['Firefox', /Firefox\/(\d+)/],
    ['Edge', /Edg\/(\d+)/],
    ['Chromium', /Chrome\/(\d+)/],
    ['Safari', /Version\/(\d+).*Safari/],
  ];
  for (const [name, pattern] of known) {
    const version = pattern.exec(userAgent)?.[1];
    if (version !== undefined) return `${name} ${version}`;
  }
  return 'unknown browser';
}
