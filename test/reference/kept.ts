/** What is made of a thing once, and kept as long as the thing is. */
export const kept = <K extends object, V>(make: (thing: K) => V): ((thing: K) => V) => {
  const table = new WeakMap<K, { readonly made: V }>();
  return (thing) => {
    const found = table.get(thing) ?? { made: make(thing) };
    table.set(thing, found);
    return found.made;
  };
};
