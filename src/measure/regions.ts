import { gridColumns, gridRows } from '../terms/pixels.ts';

const cells = gridColumns * gridRows;

/** Groups of cells that touch each other, corners included. @param chosen a flag a cell, row after row */
export function regionsOf(chosen: Uint8Array): number[][] {
  const left = chosen.slice();
  const regions: number[][] = [];
  for (let start = 0; start < cells; start++) {
    if (!left[start]) continue;
    left[start] = 0;
    const region = [start];
    // The list grows while it is walked: each cell brings in those around it.
    for (const at of region)
      for (const cell of aroundCell(at))
        if (left[cell]) {
          left[cell] = 0;
          region.push(cell);
        }
    regions.push(region);
  }
  return regions;
}

/** The up to eight cells that touch a cell. */
export function aroundCell(cell: number): number[] {
  const [column, row] = [cell % gridColumns, Math.floor(cell / gridColumns)];
  const found: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(gridRows - 1, row + 1); y++)
    for (let x = Math.max(0, column - 1); x <= Math.min(gridColumns - 1, column + 1); x++)
      if (x !== column || y !== row) found.push(y * gridColumns + x);
  return found;
}
