const THIS_MACHINE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Whether what is typed goes through the network as it is. On this very machine it does not leave it. */
export const isPlain = ({ protocol, hostname }: Pick<Location, "protocol" | "hostname">): boolean =>
  protocol === "http:" && !THIS_MACHINE.test(hostname);
