import type { Localizer } from "../localize/localize.js";

/**
 * Copies what a field has; the sentence for what became of it. Without an encrypted connection there is no clipboard to
 * write to: the person copies what is marked for them.
 */
export const copyOf = async (field: HTMLInputElement | HTMLTextAreaElement, { text }: Localizer): Promise<string> => {
  const { clipboard } = navigator as { readonly clipboard?: Clipboard };
  try {
    if (clipboard === undefined) throw new Error("none");
    await clipboard.writeText(field.value);
    return text("once.copied");
  } catch {
    field.select();
    return text("once.copy_by_hand");
  }
};
