/** Where the ten digits begin that keys for Arabic, and for Persian and Urdu, type. */
const ZEROS = [0x0660, 0x06f0] as const;
const OTHERS = /[\u0660-\u0669\u06f0-\u06f9]/gu;
/** What stands before the decimals where those digits are typed. */
const DECIMAL = /\u066b/gu;

/** What was typed, with the digits that are read here: a keyboard has those of its language, and the panel shows them as well. */
export const plainDigits = (typed: string): string =>
  typed.replace(DECIMAL, ".").replace(OTHERS, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (code < ZEROS[1] ? ZEROS[0] : ZEROS[1]));
  });
