// Report → PDF/UA-1 by Typst, in a worker thread. The same report gives the same bytes: the creation date is the report's own.
// Typst refuses missing alt text, title or skipped heading levels; that refusal is kept as a gate.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Block, Chart, Report } from '../document.ts'

const here = dirname(fileURLToPath(import.meta.url))

const WORDS = {
  sv: {
    table: 'Tabell',
    chart: 'Diagram',
    contents: 'Innehåll',
    synthetic: 'syntetisk detaljnivå',
    syntheticLong: 'Demonstration. Publicerade siffror stämmer med källan; detaljer under publicerad nivå är syntetiska.',
  },
  en: {
    table: 'Table',
    chart: 'Chart',
    contents: 'Contents',
    synthetic: 'synthetic detail',
    syntheticLong: 'Demonstration. Published figures agree with their source; detail below the published level is synthetic.',
  },
}

/** Draws a chart as SVG with print colours; given by the caller so that page and PDF share one chart. */
export type DrawChart = (chart: Chart) => Promise<string>

async function withCharts(report: Report, draw: DrawChart): Promise<unknown> {
  const block = async (b: Block) => (b.kind === 'chart' ? { ...b, svg: await draw(b) } : b)
  const chapters = []
  for (const chapter of report.chapters) {
    const sections = []
    for (const section of chapter.sections) sections.push({ ...section, blocks: await Promise.all(section.blocks.map(block)) })
    chapters.push({ ...chapter, blocks: await Promise.all(chapter.blocks.map(block)), sections })
  }
  return { ...report, chapters }
}

function fontFolders(): string[] {
  const root = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'))
  return ['300Light', '400Regular', '400Regular_Italic', '500Medium', '600SemiBold', '700Bold']
    .map((name) => join(root, name))
    .filter(existsSync)
}

interface Answer {
  ok: boolean
  bytes: Uint8Array
  pages: number
  message: string
}

let worker: Worker | undefined
let lastId = 0
const waiting = new Map<number, { resolve: (a: Answer) => void; reject: (e: Error) => void }>()

function thread(): Worker {
  if (worker) return worker
  worker = new Worker(join(here, 'pdfWorker.mjs'), {
    workerData: { workspace: here, template: join(here, 'report.typ'), fontPaths: fontFolders() },
    execArgv: [],
  })
  worker.unref()
  worker.on('message', (answer: Answer & { id: number }) => {
    waiting.get(answer.id)?.resolve(answer)
    waiting.delete(answer.id)
    if (waiting.size === 0) worker?.unref()
  })
  worker.on('error', (error) => {
    for (const job of waiting.values()) job.reject(error instanceof Error ? error : new Error(String(error)))
    waiting.clear()
    worker = undefined
  })
  return worker
}

export interface Pdf {
  bytes: Uint8Array
  pages: number
}

export async function toPdf(report: Report, draw: DrawChart): Promise<Pdf> {
  const drawn = await withCharts(report, draw)
  const inputs = { report: JSON.stringify(drawn), words: JSON.stringify(WORDS[report.lang]) }
  const timestamp = Math.floor(Date.parse(`${report.date}T00:00:00Z`) / 1000)
  const job = thread()
  job.ref()
  const id = ++lastId
  const answer = await new Promise<Answer>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    job.postMessage({ id, inputs, timestamp })
  })
  if (!answer.ok) throw new Error(`the PDF could not be made: ${answer.message}`)
  return { bytes: answer.bytes, pages: answer.pages }
}

/** Ends the thread so that a command-line call can exit. */
export async function closePdf(): Promise<void> {
  await worker?.terminate()
  worker = undefined
}
