// One uploaded file, streamed to a temporary file with a limit, and the small fields sent with it. Never a whole file in memory.
// Whoever receives an upload removes it; a refused one is already gone.
import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { tooLarge } from './limits.ts'
import { boundaryOf, type PartEvent, partsOf } from './multipart.ts'
import { TransportRefusal } from './problem.ts'

export interface UploadOptions {
  maxBytes: number
  /** Folder of temporary files; the operating system's own when absent. */
  folder?: string
}

export interface Upload {
  path: string
  /** As the sender named it, without any path; only to show. */
  filename: string
  size: number
  fields: Record<string, string>
  remove(): Promise<void>
}

/** Text fields beside the file: at most so many, each at most so long. */
const MAX_FIELDS = 50
const MAX_FIELD_BYTES = 10_000
/** What a form may weigh beside its file. */
const SLACK_BYTES = 64_000

export async function receiveUpload(request: Request, { maxBytes, folder = tmpdir() }: UploadOptions): Promise<Upload> {
  const boundary = boundaryOf(request.headers.get('content-type'))
  if (boundary === undefined || request.body === null) throw notAForm()
  // Who says beforehand that it is too much need not send it.
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes + SLACK_BYTES) throw tooLarge(maxBytes)
  await mkdir(folder, { recursive: true })
  const path = join(folder, `roder-upload-${randomUUID()}`)
  const remove = () => rm(path, { force: true })
  const file = await open(path, 'wx', 0o600)
  try {
    const chunks = request.body as unknown as AsyncIterable<Uint8Array>
    const received = await writeParts(partsOf(chunks, boundary), file, maxBytes)
    await file.close()
    return { path, ...received, remove }
  } catch (error) {
    await file.close()
    await remove()
    throw error
  }
}

async function writeParts(parts: AsyncIterable<PartEvent>, file: FileHandle, maxBytes: number) {
  const fields = new Map<string, string>()
  let filename: string | undefined
  let size = 0
  let field: { name: string; bytes: Uint8Array[]; size: number } | undefined
  for await (const part of parts) {
    if (part.kind === 'head') {
      if (part.filename === undefined) field = { name: part.name, bytes: [], size: 0 }
      else if (filename !== undefined) throw oneFileOnly()
      else filename = part.filename
    } else if (part.kind === 'data' && field) {
      field.size += part.bytes.length
      if (field.size > MAX_FIELD_BYTES) throw tooLarge(MAX_FIELD_BYTES)
      // The bytes are a view of a chunk that is about to be given back.
      field.bytes.push(part.bytes.slice())
    } else if (part.kind === 'data') {
      size += part.bytes.length
      if (size > maxBytes) throw tooLarge(maxBytes)
      await writeAll(file, part.bytes)
    } else if (field) {
      if (fields.size >= MAX_FIELDS) throw tooLarge(MAX_FIELDS * MAX_FIELD_BYTES)
      fields.set(field.name, Buffer.concat(field.bytes).toString('utf8'))
      field = undefined
    }
  }
  if (!filename) throw noFile()
  return { filename, size, fields: Object.fromEntries(fields) }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) done += (await file.write(bytes, done)).bytesWritten
}

const notAForm = (): Refusal =>
  new TransportRefusal(
    415,
    'invalid',
    'http/not-a-form',
    text('En fil skickas som formulär (multipart/form-data).', 'A file is sent as a form (multipart/form-data).'),
  )

const noFile = (): Refusal =>
  new Refusal(
    'invalid',
    'http/no-file',
    text('Ingen fil är vald. Välj en fil och skicka igen.', 'No file was chosen. Choose a file and send again.'),
  )

const oneFileOnly = (): Refusal =>
  new Refusal('invalid', 'http/one-file-only', text('Skicka en fil i taget.', 'Send one file at a time.'))
