import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** A small file system of its own at `path`, where the system lets us make one. */
export function smallDisk(path: string, megabytes: number): Disposable | undefined {
  mkdirSync(path);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return { [Symbol.dispose]: () => void execFileSync('umount', ['-l', path]) };
}
