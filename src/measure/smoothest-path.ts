/** Neighbours further than this many distinct frames away predict nothing. */
export const reach = 4;
/** What it costs to pass over a place, in squared floors: one that jumps by the floor is as well passed over as kept. */
const passOverCost = 1.5;
/**
 * What it costs to break the path between two neighbouring places. More than passing over two of them, so that a short
 * absence is an absence; less than passing over three and bridging the gap, so that a step is a step.
 */
const breakCost = 4;

/** States of a place in the search: 0 begins a path (at the start, or after a break), n > 0 came from n places before. */
const states = reach + 1;
/** In the record of where a state 0 came from: the start of all. Otherwise 1 + the state of the place before. */
const fromStart = 0;

interface Search {
  count: number;
  cost: Float64Array;
  cameFrom: Int8Array;
}

/**
 * The places, of `count` in a row, that agree best with smooth motion.
 *
 * A joint displaced in one frame also bends the line through its neighbours, by half as much, in the frames beside it; those
 * must not be blamed. So of all ways to pass over places (at most `reach` - 1 in a row) and to break the path (where a joint
 * steps and stays) the cheapest is taken: misfits of the kept places, plus a price for each pass and each break. Found exactly,
 * by dynamic programming over (place, steps to the kept one before).
 *
 * @param misfit - squared jump of a place, in floors, against the places so many steps before and after it.
 * @returns the kept places, ascending.
 */
export function smoothestPath(count: number, misfit: (place: number, back: number, ahead: number) => number): number[] {
  if (count === 0) return [];
  const search: Search = {
    count,
    cost: new Float64Array(count * states).fill(Infinity),
    cameFrom: new Int8Array(count * states),
  };
  for (let place = 0; place < Math.min(reach, count); place++) search.cost[place * states] = place * passOverCost;
  for (let place = 0; place < count; place++) {
    for (let back = 0; back <= Math.min(reach, place); back++) {
      const paid = search.cost[place * states + back]!;
      if (paid === Infinity) continue;
      offer(search, place + 1, 0, paid + breakCost, back + 1);
      for (let ahead = 1; ahead <= reach; ahead++) {
        if (place + ahead >= count) break;
        const passed = (ahead - 1) * passOverCost;
        // A misfit only adds to what is too dear already.
        if (paid + passed >= search.cost[(place + ahead) * states + ahead]!) continue;
        const added = (back > 0 ? misfit(place, back, ahead) : 0) + passed;
        offer(search, place + ahead, ahead, paid + added, back);
      }
    }
  }
  return traceBack(search);
}

function offer({ count, cost, cameFrom }: Search, place: number, state: number, total: number, from: number): void {
  if (place >= count) return;
  const at = place * states + state;
  if (total >= cost[at]!) return;
  cost[at] = total;
  cameFrom[at] = from;
}

function traceBack({ count, cost, cameFrom }: Search): number[] {
  let place = count - 1;
  let state = 0;
  let best = Infinity;
  for (let last = Math.max(0, count - reach); last < count; last++) {
    for (let back = 0; back <= reach; back++) {
      const total = cost[last * states + back]! + (count - 1 - last) * passOverCost;
      if (total < best) {
        best = total;
        place = last;
        state = back;
      }
    }
  }
  const kept: number[] = [];
  for (;;) {
    kept.push(place);
    const from = cameFrom[place * states + state]!;
    if (state > 0) {
      place -= state;
      state = from;
    } else if (from === fromStart) {
      return kept.reverse();
    } else {
      place -= 1;
      state = from - 1;
    }
  }
}
