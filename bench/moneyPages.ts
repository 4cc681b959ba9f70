// Money ahead as it is met in a browser: an amendment in the meeting, a unit's budget as a grid, outcome against budget. The real
// server on the demonstration; what the pages say is compared to the öre with the same facts in memory and in DuckDB.
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDuckDb } from './duckdb.ts'
import { atMost, type BenchResult } from './measure.ts'
import { economyAgainstPeers, economyPages } from './moneyEconomy.ts'
import { gridPages, sumsAgainstPeers } from './moneyGrid.ts'
import { meetingIn, prepareHouse } from './moneyHouse.ts'
import { meetingPages, sameInDatabase } from './moneyMeeting.ts'
import { type PageTimes, pageTable } from './pageTimes.ts'
import { startServer } from './server.ts'
import { Visitor } from './visitor.ts'

const PAGE_MS = 50
const PAGE_KB = 60

export async function benchMoneyPages(): Promise<BenchResult> {
  const data = await mkdtemp(join(tmpdir(), 'roder-bench-data-'))
  const duck = await openDuckDb()
  try {
    const house = await prepareHouse(data)
    const walked = await walk(data, house)
    const { plan, meeting } = await meetingIn(data, new Date().toISOString().slice(0, 10))
    const economy = await economyAgainstPeers(house, walked.economy, { duck, folder: data })
    const sums = await sumsAgainstPeers(house, walked.grids, { duck, folder: data })
    return {
      bench: 'money-pages',
      title: 'Money ahead in the browser: meeting, grid, outcome against budget',
      timings: [...economy.timings, ...sums.timings],
      ratios: [...walked.pages.flatMap(pageRatios), ...economy.ratios, ...sums.ratios],
      compared: [...walked.compared, sameInDatabase(plan, meeting, walked.meetingBody), ...economy.compared, ...sums.compared],
      tables: [pageTable(walked.pages)],
      how: [
        'Times are the visitor’s on loopback, request sent to last byte received, one request at a time; processor time is the server’s process in steps of 10 ms. No page is cached: books, plans and what has been asked of them before are held in memory as in production.',
        'The meeting is measured as one amendment sent (read, checked, saved with its log entry) and the page that says what it changed, which builds the plan again from the database’s leaves and compares every figure; between two the amendment is undone.',
        `The machine’s load average was ${loadavg()[0]!.toFixed(1)} at the end.`,
      ],
    }
  } finally {
    duck.close()
    await rm(data, { recursive: true, force: true })
  }
}

async function walk(data: string, house: Awaited<ReturnType<typeof prepareHouse>>) {
  const server = await startServer(data)
  const visitor = new Visitor(server.address)
  try {
    await visitor.signIn('controller')
    const at = { server, visitor }
    const meeting = await meetingPages(at)
    const grids = await gridPages(at, house)
    const economy = await economyPages(at)
    return {
      pages: [...meeting.pages, ...grids.pages, ...economy.pages],
      compared: [...meeting.compared, ...grids.compared],
      meetingBody: meeting.body,
      grids,
      economy,
    }
  } finally {
    visitor.end()
    await server.stop()
  }
}

const pageRatios = ({ name, p95, whole, barMs = PAGE_MS }: PageTimes) => [
  atMost(`${name}, p95`, p95, barMs, 'ms'),
  ...(whole > 0 ? [atMost(`${name}, with CSS and JS over the wire`, whole, PAGE_KB, 'kB')] : []),
]
