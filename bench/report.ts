// The annual report from an open database: composed and printed as HTML and as PDF/UA, with the number of pages it came to.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHouse } from '../src/app/house.ts'
import { reportFile } from '../src/app/reporting.ts'
import { openWorld } from '../src/app/world.ts'
import { atMost, type BenchResult, timed } from './measure.ts'

const YEAR = 2020
/** The bar is 4 s for 100 pages; shorter reports are held to the same pace. */
const PDF_MS_PER_100_PAGES = 4000

export async function benchReport(): Promise<BenchResult> {
  const data = await mkdtemp(join(tmpdir(), 'roder-bench-data-'))
  const house = await openHouse({ data, purpose: 'bench', progress: () => undefined })
  try {
    const world = await openWorld(house)
    const html = await timed('Roder', 'open books → HTML bytes', () => reportFile(world, YEAR, 'html'), 4)
    const pdf = await timed('Roder', 'open books → PDF/UA bytes', () => reportFile(world, YEAR, 'pdf'), 2)
    const pages = pagesOf(pdf.made)
    // Typst remembers what it has set: only the first time says what a new report costs.
    const pace = (pdf.timing.coldMs / pages) * 100
    return {
      bench: 'report',
      title: `Annual report ${YEAR}, ${pages} pages`,
      timings: [html.timing, pdf.timing],
      ratios: [
        atMost('HTML, first time', html.timing.coldMs, 1000, 'ms'),
        atMost('PDF/UA per 100 pages, first time', pace, PDF_MS_PER_100_PAGES, 'ms'),
      ],
      compared: [`HTML ${html.made.length} bytes, PDF ${pdf.made.length} bytes`],
    }
  } finally {
    await house.close()
    await rm(data, { recursive: true, force: true })
  }
}

/** Every page is an object of its own in the file. */
function pagesOf(bytes: Uint8Array): number {
  const pages =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  if (pages === 0) throw new Error('the PDF does not tell its pages')
  return pages
}
