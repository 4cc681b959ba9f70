// Reads SIE 5 (XML) as a stream into the same model as types 1-4. No DTD, no entities, limits on size and depth.
// Elements of other namespaces are legal and ignored; the signature is not verified, and the reading says so.
import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { SieReading } from '../sieBook.ts'
import type { SieOptions } from '../sieHeader.ts'
import { type Attributes, Sie5Tree } from './sie5Tree.ts'

const NAMESPACE = 'http://www.sie.se/sie5'
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'
const MAX_BYTES = 2_000_000_000
const MAX_DEPTH = 64
/** Between two tags: documents may be embedded, but not without end. */
const MAX_TEXT = 64_000_000

class Stop extends Error {}

export async function readSie5(source: AsyncIterable<Uint8Array>, options: SieOptions): Promise<SieReading> {
  const tree = new Sie5Tree(options)
  const limits = { bytes: 0, sinceTag: 0 }
  try {
    const parser = parserInto(tree, limits)
    let decoder: TextDecoder | undefined
    for await (const piece of source) {
      limits.bytes += piece.length
      limits.sinceTag += piece.length
      if (limits.bytes > MAX_BYTES) refuse(tree, 'xml-limit', 'den är större än 2 GB')
      if (limits.sinceTag > MAX_TEXT) refuse(tree, 'xml-limit', 'ett fält är längre än 64 MB')
      decoder ??= decoderFor(piece, tree)
      const text = decoder.decode(piece, { stream: true })
      if (text.includes('\ufffd') && !tree.log.counts['ledger/sie-damaged']) tree.log.add('damaged', parser.line)
      parser.write(text)
      await handOver(tree, options)
    }
    parser.close()
    await handOver(tree, options)
  } catch (problem) {
    if (!(problem instanceof Stop)) throw problem
  }
  return tree.reading()
}

async function handOver(tree: Sie5Tree, options: SieOptions): Promise<void> {
  const ready = tree.ready
  tree.ready = []
  for (const voucher of ready) await options.onVoucher?.(voucher)
}

function refuse(tree: Sie5Tree, remark: 'xml' | 'xml-limit' | 'not-sie', reason: string): never {
  if (remark === 'not-sie') tree.header.type = null
  tree.log.add(remark, tree.line, { reason })
  throw new Stop(reason)
}

/** XML says its own encoding; UTF-8 when it does not. */
function decoderFor(start: Uint8Array, tree: Sie5Tree): TextDecoder {
  const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1')
  const named =
    /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8'
  if (['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(named)) return new TextDecoder('utf-8')
  if (!['iso-8859-1', 'iso-8859-15', 'windows-1252', 'latin1'].includes(named))
    refuse(tree, 'xml', `kodningen ${named} stöds inte`)
  tree.header.encoding = 'windows-1252'
  return new TextDecoder('windows-1252')
}

function parserInto(tree: Sie5Tree, limits: { sinceTag: number }): SaxesParser<{ xmlns: true; position: true }> {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const path: boolean[] = []
  parser.on('doctype', () => refuse(tree, 'xml', 'den har en DTD (DOCTYPE), vilket inte är tillåtet'))
  parser.on('error', (problem) => {
    tree.line = parser.line
    refuse(tree, 'xml', problem.message.replace(/^\d+:\d+:\s*/, ''))
  })
  parser.on('opentag', (tag) => {
    limits.sinceTag = 0
    tree.line = parser.line
    if (path.length >= MAX_DEPTH) refuse(tree, 'xml-limit', `elementen är djupare än ${MAX_DEPTH}`)
    if (path.length === 0) checkRoot(tag, tree)
    const own = tag.uri === NAMESPACE
    path.push(own)
    if (tag.uri === SIGNATURE && tag.local === 'Signature') tree.log.add('signature', tree.line)
    if (own) tree.open(tag.local, attributesOf(tag))
  })
  parser.on('closetag', (tag) => {
    limits.sinceTag = 0
    if (path.pop()) tree.close(tag.local)
  })
  return parser
}

function checkRoot(tag: SaxesTagNS, tree: Sie5Tree): void {
  if (tag.uri === NAMESPACE && (tag.local === 'Sie' || tag.local === 'SieEntry')) return
  refuse(tree, 'not-sie', `den är XML (${tag.name}) men inte SIE 5 (${NAMESPACE})`)
}

/** Without namespace only: attributes of other namespaces are extensions. */
function attributesOf(tag: SaxesTagNS): Attributes {
  const attributes: Attributes = {}
  for (const { uri, local, value } of Object.values(tag.attributes)) if (uri === '') attributes[local] = value
  return attributes
}
