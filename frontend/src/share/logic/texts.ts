import type english from "../../../../custom_components/footage_guard/web/pages/en.json";

export type MessageKey = keyof typeof english;
export type Texts = Readonly<Record<MessageKey, string>>;
export type Values = Readonly<Record<string, string>>;

/** A sentence in parts: ours, and what others wrote, which may run in another direction. */
export type Part = string | { readonly value: string };

export const parts = (message: string, values: Values): readonly Part[] =>
  message.split(/(\{\w+\})/u).flatMap((part): readonly Part[] => {
    const value = part.startsWith("{") ? values[part.slice(1, -1)] : undefined;
    if (value !== undefined) return [{ value }];
    return part === "" ? [] : [part];
  });
