/** Fails with the first failure, but only when all have ended: nobody is left starting. */
export async function together(tasks: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(tasks);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
