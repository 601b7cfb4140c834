/** Loads what has a name the first time; what failed is asked for again the next time. */
export function once<Value>(
  load: (name: string) => Promise<Value>,
): (name: string) => Promise<Value> {
  const held = new Map<string, Promise<Value>>();
  return (name) => {
    const known = held.get(name);
    if (known) return known;
    const coming = load(name);
    held.set(name, coming);
    coming.catch(() => held.delete(name));
    return coming;
  };
}
