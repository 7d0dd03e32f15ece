import { readFileSync, writeFileSync } from 'node:fs';

/** Flips a bit of a file wherever `marker` stands, so many bytes behind its beginning. Throws when it stands nowhere. */
export function flipBits(path: string, marker: Buffer, offset: number): void {
  const file = readFileSync(path);
  let found = file.indexOf(marker);
  if (found < 0) throw new Error(`${path} does not have what is to be damaged`);
  for (; found >= 0; found = file.indexOf(marker, found + marker.length)) {
    file[found + offset] = (file[found + offset] as number) ^ 1;
  }
  writeFileSync(path, file);
}
