/** Makes a value anew only when something that it is made of is another one. */
export const memo = <Of extends readonly unknown[], Value>(make: (...of: Of) => Value): ((...of: Of) => Value) => {
  let last: { readonly of: Of; readonly value: Value } | null = null;
  return (...of) => {
    const isSame = last?.of.every((each, index) => Object.is(each, of[index])) ?? false;
    if (last === null || !isSame) last = { of, value: make(...of) };
    return last.value;
  };
};
