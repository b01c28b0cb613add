const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Whether an origin is this very machine: from elsewhere a link to it leads nowhere. */
export const isThisMachine = (origin: string): boolean => {
  const url = addressOf(origin);
  return url !== null && THIS_MACHINE.test(url.hostname);
};

/** The origin of links that an address of Home Assistant makes; null without one, or where it is not encrypted. */
export const originOf = (address: string): string | null => {
  const url = addressOf(address);
  return url?.protocol === "https:" ? url.origin : null;
};

const addressOf = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/** Whether what is typed goes through the network as it is. On this very machine it does not leave it. */
export const isPlain = ({ protocol, hostname }: Pick<Location, "protocol" | "hostname">): boolean =>
  protocol === "http:" && !THIS_MACHINE.test(hostname);
