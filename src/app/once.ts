// Remembers the answer per key for the life of whoever holds it.

/** What was made for a key is given again; a new world, or new goals, remember anew. */
export function once<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}
