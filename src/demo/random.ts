// Repeatable chance: every draw is a hash of the seed and the words that name what is drawn, so order never matters.
// Refuses Math.random and any state shared between draws.

/** FNV-1a with a final mix: a number in [0, 1) that depends only on the words. */
export function chance(seed: number, words: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < words.length; i++) {
    hash ^= words.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  hash ^= hash >>> 16
  hash = Math.imul(hash, 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  hash ^= hash >>> 16
  return (hash >>> 0) / 2 ** 32
}
