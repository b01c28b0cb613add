type End = () => Promise<void>;

/** Listens to several things at once, or to none of them: resolves, once it listens to all, with what ends that. */
export const together = async (...begun: readonly Promise<End>[]): Promise<End> => {
  const end: End = async () => {
    await Promise.allSettled(begun.map(async (each) => (await each)()));
  };
  try {
    await Promise.all(begun);
  } catch (thrown) {
    void end();
    throw thrown;
  }
  return end;
};
