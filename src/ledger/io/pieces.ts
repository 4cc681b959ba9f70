// Bytes of a file as they come: whole, or in pieces. The first ones are looked at before it is decided who reads the rest.

export type ByteSource = Uint8Array | AsyncIterable<Uint8Array> | Iterable<Uint8Array>

const SNIFF_BYTES = 4096
/** Pieces of a file given whole, so that one huge text is never made. */
const PIECE_BYTES = 1 << 18

interface OpenedBytes {
  /** At least the first 4 096 bytes, or all there are. */
  start: Buffer
  /** Everything, `start` included. */
  pieces: AsyncGenerator<Uint8Array, void, undefined>
}

export async function openBytes(source: ByteSource): Promise<OpenedBytes> {
  const all = inPieces(source)
  const parts: Uint8Array[] = []
  let length = 0
  while (length < SNIFF_BYTES) {
    const next = await all.next()
    if (next.done) break
    parts.push(next.value)
    length += next.value.length
  }
  const start = Buffer.concat(parts)
  return { start, pieces: rejoin(start, all) }
}

async function* inPieces(source: ByteSource): AsyncGenerator<Uint8Array, void, undefined> {
  const parts = source instanceof Uint8Array ? [source] : source
  for await (const part of parts) {
    for (let at = 0; at < part.length; at += PIECE_BYTES) yield part.subarray(at, at + PIECE_BYTES)
  }
}

async function* rejoin(
  start: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void, undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (start.length > 0) yield start
    yield* rest
  } finally {
    await rest.return()
  }
}
