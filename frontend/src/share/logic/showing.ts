export type Showing = "video" | "picture" | "nothing";

/** How a file is shown in the page, by the ending of its name. */
export const showingOf = (name: string): Showing => {
  if (/\.mp4$/iu.test(name)) return "video";
  return /\.(png|jpg)$/iu.test(name) ? "picture" : "nothing";
};

export interface Command {
  readonly on: "check.linux" | "check.macos" | "check.windows";
  readonly command: string;
}

/** What prints the SHA-256 of a file, for three kinds of machine. */
export const commandsFor = (name: string): readonly Command[] => {
  const quoted = `'${name.replaceAll("'", "'\\''")}'`;
  return [
    { on: "check.linux", command: `sha256sum -- ${quoted}` },
    { on: "check.macos", command: `shasum -a 256 -- ${quoted}` },
    { on: "check.windows", command: `Get-FileHash -LiteralPath '${name.replaceAll("'", "''")}'` },
  ];
};
