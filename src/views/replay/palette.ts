import { Color } from 'three';

/** The page's colours as the scene needs them. */
export interface Palette {
  paper: Color;
  ink: Color;
  inkSoft: Color;
  line: Color;
  broken: Color;
  sound: Color;
  accent: Color;
}

const names = {
  paper: '--paper-raised',
  ink: '--ink',
  inkSoft: '--ink-soft',
  line: '--line',
  broken: '--broken',
  sound: '--sound',
  accent: '--accent',
} as const satisfies Record<keyof Palette, string>;

/** Reads the colours that hold where the element stands. Any CSS colour will do: a canvas works out what it is. */
export function readPalette(element: Element): Palette {
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const style = getComputedStyle(element);
  const read = (name: string): Color => {
    const color = new Color();
    const value = style.getPropertyValue(name);
    if (!context || value === '') return color;
    context.fillStyle = value;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return color.setRGB(red / 255, green / 255, blue / 255, 'srgb');
  };
  return {
    paper: read(names.paper),
    ink: read(names.ink),
    inkSoft: read(names.inkSoft),
    line: read(names.line),
    broken: read(names.broken),
    sound: read(names.sound),
    accent: read(names.accent),
  };
}
