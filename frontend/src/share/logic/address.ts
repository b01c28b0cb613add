const SECRET = /^#([A-Za-z0-9_-]{43})$/u;

/** The secret behind the # of a link, or null: the part a browser never sends. */
export const secretIn = (hash: string): string | null => SECRET.exec(hash)?.[1] ?? null;

export interface Addresses {
  readonly offer: string;
  readonly open: string;
  /**
   * Of the nth file, from 1 on; 0 is everything as one file.
   *
   * What is behind its ? says nothing to the server. In a browser that ever opened Home Assistant, its service worker
   * asks the server itself for whatever has /api/ in its address; of all else it would hold a second copy in memory.
   */
  readonly file: (ticket: string, number: number) => string;
}

/** Made from where the page lies, wherever that is. */
export const addressesAt = (path: string): Addresses => {
  const root = path.replace(/\/s\/[^/]*$/u, "");
  return {
    offer: path,
    open: `${path}/open`,
    file: (ticket, number) => `${root}/d/${ticket}/${String(number)}?/api/`,
  };
};
