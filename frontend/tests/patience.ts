/** How long a test waits for what comes by itself: a busy machine is no mistake. */
export const PATIENCE = { timeout: 10_000 } as const;
