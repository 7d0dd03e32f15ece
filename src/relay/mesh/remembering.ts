import type { Place, Placement } from '../../shard/placement.js';

/** Views change oftener than who is in them. */
export function remembering(place: Place): Place {
  let last: { readonly key: string; readonly placement: Placement } | undefined;
  return (members) => {
    const key = members.join('\n');
    if (last?.key !== key) last = { key, placement: place(members) };
    return last.placement;
  };
}
