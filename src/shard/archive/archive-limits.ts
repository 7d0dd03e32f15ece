/** Objects that are put, read or deleted at a time, and what they may weigh together in memory. */
export const IN_FLIGHT = { tasksMax: 32, bytesMax: 16 * 1024 * 1024 } as const;

/**
 * Two owners may archive and collect one shard at once, and nothing locks it. What keeps a snapshot whole is time: whoever archives
 * finishes within a quarter of the grace and leans only on chunks that are younger than half of it or that a snapshot names which was
 * the newest when it began; whoever collects leaves alone what is younger, and what was superseded later, than the grace. Milliseconds.
 */
export const GRACE_MS = 60 * 60_000;
export const ARCHIVING_MS_MAX = GRACE_MS / 4;
export const YOUNG_MS = GRACE_MS / 2;
