/** What the build makes of a pattern: a module for each file, which is loaded when it is asked for, or its text. */
interface ImportMeta {
  readonly glob: {
    <Module>(
      pattern: string | readonly string[],
      options: { readonly import: "default" },
    ): Readonly<Record<string, () => Promise<Module>>>;
    (
      pattern: string,
      options: { readonly import: "default"; readonly query: "?raw"; readonly eager: true },
    ): Readonly<Record<string, string>>;
  };
}
