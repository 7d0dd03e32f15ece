/** What a worker's program does: answers each question of the bench; `close` is called when the bench lets go of it. */
export function answering<Question>(
  answer: (question: Question) => unknown,
  close: () => Promise<void> | void = () => undefined,
): void {
  const answered = async (question: Question) => ({ answer: await answer(question) });
  process.on('message', (question: Question) => {
    answered(question).then(
      (message) => process.send?.(message),
      (failure: unknown) =>
        process.send?.(failure instanceof Error ? (failure.stack ?? '') : String(failure)),
    );
  });
  process.once('disconnect', () => {
    void Promise.resolve(close()).finally(() => process.exit());
  });
}
