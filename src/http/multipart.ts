// Reads multipart/form-data as it arrives (RFC 7578), holding one chunk at a time: parts come out as a head and then pieces.
// Knows nothing of files or limits on them; refuses a body that is not what it says or that ends too early.
import { Buffer } from 'node:buffer'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'

export type PartEvent = { kind: 'head'; name: string; filename?: string } | { kind: 'data'; bytes: Uint8Array } | { kind: 'end' }

const HEAD_LIMIT = 8_192
const LINE_END = Buffer.from('\r\n')
const HEAD_END = Buffer.from('\r\n\r\n')
const DASHES = Buffer.from('--')

/** The boundary of a content type; undefined when it is not a multipart form. */
export function boundaryOf(contentType: string | null | undefined): string | undefined {
  if (!/^multipart\/form-data\s*;/i.test(contentType ?? '')) return undefined
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType!)
  return match?.[1] ?? match?.[2]
}

export async function* partsOf(chunks: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<PartEvent> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  const source = chunks[Symbol.asyncIterator]()
  // The first delimiter has no line end before it; giving it one makes all delimiters alike.
  let held: Buffer = Buffer.from(LINE_END)
  const more = async (): Promise<void> => {
    const { value, done } = await source.next()
    if (done) throw cutOff()
    held = held.length === 0 ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : Buffer.concat([held, value])
  }
  /** Everything up to the delimiter, in pieces; the delimiter itself is consumed. */
  async function* untilDelimiter(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = held.indexOf(delimiter)
      if (at >= 0) {
        if (at > 0) yield held.subarray(0, at)
        held = held.subarray(at + delimiter.length)
        return
      }
      // What could be the beginning of a delimiter waits for the next chunk.
      const sure = held.length - delimiter.length + 1
      if (sure > 0) {
        yield held.subarray(0, sure)
        held = held.subarray(sure)
      }
      await more()
    }
  }
  const until = async (mark: Buffer): Promise<string> => {
    for (;;) {
      const at = held.indexOf(mark)
      if (at > HEAD_LIMIT || (at < 0 && held.length > HEAD_LIMIT)) throw malformed()
      if (at >= 0) {
        const head = held.subarray(0, at).toString('utf8')
        held = held.subarray(at + mark.length)
        return head
      }
      await more()
    }
  }
  for await (const preamble of untilDelimiter()) if (preamble.length > HEAD_LIMIT) throw malformed()
  for (;;) {
    while (held.length < 2) await more()
    if (held.subarray(0, 2).equals(DASHES)) break
    if ((await until(LINE_END)).trim() !== '') throw malformed()
    // A part without any headers would have its blank line at once; a form's part always has one.
    yield headOf(await until(HEAD_END))
    for await (const bytes of untilDelimiter()) yield { kind: 'data', bytes }
    yield { kind: 'end' }
  }
  // The rest of the request is read to its end, so that the connection can be used again.
  while (!(await source.next()).done);
}

function headOf(head: string): PartEvent {
  const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(head)?.[1]
  const name = disposition === undefined ? undefined : parameter(disposition, 'name')
  if (disposition === undefined || name === undefined) throw malformed()
  const filename = parameter(disposition, 'filename')
  return { kind: 'head', name, ...(filename === undefined ? {} : { filename: plainName(filename) }) }
}

/** Browsers write quotes and line ends inside a value as percent codes (HTML, multipart/form-data encoding algorithm). */
function parameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(disposition)
  const value = match?.[1] ?? match?.[2]
  return value?.replace(/%(22|0D|0A)/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** A name to show and to log, never a path: nothing before the last slash, no control characters, not endless. */
function plainName(filename: string): string {
  const last = filename.split(/[/\\]/).at(-1) ?? ''
  return [...last.replace(/[\u0000-\u001f\u007f]/g, '')].slice(0, 200).join('')
}

const cutOff = (): Refusal =>
  new Refusal(
    'invalid',
    'http/upload-cut-off',
    text(
      'Överföringen avbröts innan filen var framme. Skicka filen igen.',
      'The transfer ended before the file had arrived. Send the file again.',
    ),
  )

const malformed = (): Refusal =>
  new Refusal(
    'invalid',
    'http/malformed-form',
    text(
      'Formuläret går inte att läsa. Skicka filen från sidan Import.',
      'The form cannot be read. Send the file from the Import page.',
    ),
  )
