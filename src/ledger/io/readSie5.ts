// Reads SIE 5 (XML) as a stream into the same model as types 1-4. No DTD, no entities, limits on size and depth.
// Elements of other namespaces are legal and ignored; the signature is not verified, and the reading says so.
import { TextDecoder } from 'node:util'
import { SaxesParser, type SaxesTagNS } from 'saxes'
import { type Text, text } from '../../kernel/text.ts'
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
      if (limits.bytes > MAX_BYTES) refuse(tree, 'xml-limit', text('den är större än 2 GB', 'it is larger than 2 GB'))
      if (limits.sinceTag > MAX_TEXT)
        refuse(tree, 'xml-limit', text('ett fält är längre än 64 MB', 'a field is longer than 64 MB'))
      decoder ??= decoderFor(piece, tree)
      const xml = decoder.decode(piece, { stream: true })
      if (xml.includes('\ufffd') && !tree.log.counts['ledger/sie-damaged']) tree.log.add('damaged', parser.line)
      parser.write(xml)
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

function refuse(tree: Sie5Tree, remark: 'xml' | 'xml-limit' | 'not-sie', reason: Text): never {
  if (remark === 'not-sie') tree.header.type = null
  tree.log.add(remark, tree.line, { reason })
  throw new Stop(reason.en)
}

/** XML says its own encoding; UTF-8 when it does not. */
function decoderFor(start: Uint8Array, tree: Sie5Tree): TextDecoder {
  const declaration = Buffer.from(start.subarray(0, 200)).toString('latin1')
  const named =
    /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']/.exec(declaration)?.[1]?.toLowerCase() ?? 'utf-8'
  if (['utf-8', 'utf8', 'us-ascii', 'ascii'].includes(named)) return new TextDecoder('utf-8')
  if (!['iso-8859-1', 'iso-8859-15', 'windows-1252', 'latin1'].includes(named))
    refuse(tree, 'xml', text(`kodningen ${named} stöds inte`, `the encoding ${named} is not supported`))
  tree.header.encoding = 'windows-1252'
  return new TextDecoder('windows-1252')
}

function parserInto(tree: Sie5Tree, limits: { sinceTag: number }): SaxesParser<{ xmlns: true; position: true }> {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const path: boolean[] = []
  parser.on('doctype', () =>
    refuse(
      tree,
      'xml',
      text('den har en DTD (DOCTYPE), vilket inte är tillåtet', 'it has a DTD (DOCTYPE), which is not allowed'),
    ),
  )
  parser.on('error', (problem) => {
    tree.line = parser.line
    const reason = problem.message.replace(/^\d+:\d+:\s*/, '')
    refuse(tree, 'xml', text(reason, reason))
  })
  parser.on('opentag', (tag) => {
    limits.sinceTag = 0
    tree.line = parser.line
    if (path.length >= MAX_DEPTH)
      refuse(tree, 'xml-limit', text(`elementen är djupare än ${MAX_DEPTH}`, `the elements are deeper than ${MAX_DEPTH}`))
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
  const shown = tag.name.slice(0, 60)
  refuse(
    tree,
    'not-sie',
    text(`den är XML (${shown}) men inte SIE 5 (${NAMESPACE})`, `it is XML (${shown}) but not SIE 5 (${NAMESPACE})`),
  )
}

/** Without namespace only: attributes of other namespaces are extensions. */
function attributesOf(tag: SaxesTagNS): Attributes {
  const attributes: Attributes = {}
  for (const { uri, local, value } of Object.values(tag.attributes)) if (uri === '') attributes[local] = value
  return attributes
}
