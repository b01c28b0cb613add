export type Showing = "video" | "picture" | "nothing";

const BY_ENDING: Readonly<Record<string, Showing>> = { mp4: "video", png: "picture", jpg: "picture" };

/** How a file is shown in the page, by the ending of its name. */
export const showingOf = (name: string): Showing => {
  const ending = /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? "nothing") : "nothing";
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
