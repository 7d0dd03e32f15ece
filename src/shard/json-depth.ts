const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** How deep arrays and objects of a JSON text lie in each other, up to `max`: beyond, it is not counted on. Nothing else is checked. */
export function jsonDepth(json: Buffer, max: number): number {
  if (json.length <= max) return json.length;
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number;
    if (inString) {
      if (byte === BACKSLASH) at++;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    // [ and {, and ] and }, differ in one bit.
    else if ((byte | 0x20) === 0x7b) {
      if (++depth > deepest) deepest = depth;
      if (deepest > max) return deepest;
    } else if ((byte | 0x20) === 0x7d) depth--;
  }
  return deepest;
}
