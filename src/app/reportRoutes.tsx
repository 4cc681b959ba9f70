// Reports to read and to take home: the annual report, and the interim reports of April and August, whole or one committee's.
// Refuses to guess: which report is meant stands in its address, and a report of nothing is said in words.
import { get, type Route } from '../http/route.ts'
import type { Report } from '../reports/model.ts'
import { ReaderPage, ReportsPage, type Standing } from '../reports/pages/reader.tsx'
import { listSigned, loadSigned } from '../reports/store.ts'
import { PATHS } from '../web/links.ts'
import {
  askedInterim,
  keyOf,
  movedSince,
  notFound,
  readInterimName,
  reportedPeriods,
  requireInterim,
  unitOf,
} from './interimAsked.ts'
import { interimCommittees } from './interimInput.ts'
import { annualReport, fileOf, interimReport, REPORT_FORMATS, type ReportFormat } from './reporting.ts'
import type { WorldAsked } from './worldAsked.ts'

const ANNUAL = `${PATHS.reports}/arsredovisning`
const INTERIM = `${PATHS.reports}/delarsrapport`

const TYPES: Record<ReportFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** A file to keep, with the name it is kept under. */
export const fileAnswer = ({ c }: WorldAsked, bytes: Uint8Array, name: string, format: ReportFormat): Response =>
  c.body(new Uint8Array(bytes), 200, {
    'content-type': TYPES[format],
    'content-disposition': `attachment; filename="${name}.${format}"`,
  })

function annualAsked({ world, shell }: WorldAsked): Report {
  const year = Number(shell.choices.year)
  if (!world.years.includes(year))
    throw notFound(
      'no-books',
      'Det finns ingen bokföring för året. Läs in en bokföringsfil under Importer.',
      'There are no books for the year. Import a ledger file under Imports.',
    )
  return annualReport(world, year)
}

async function interimAsked({ c, world, transact }: WorldAsked): Promise<Report> {
  const name = readInterimName(world, (field) => c.req.query(field))
  const asked = await transact((tx) => askedInterim(tx, world, name))
  requireInterim(world, asked)
  return interimReport(world, asked)
}

const readers = [
  [ANNUAL, annualAsked],
  [INTERIM, interimAsked],
] as const

function fileRoute(path: string, made: (asked: WorldAsked) => Report | Promise<Report>, format: ReportFormat): Route<WorldAsked> {
  return get(`${path}.${format}`, 'reports:read', async (asked) => {
    const report = await made(asked)
    const name = [path.slice(path.lastIndexOf('/') + 1), report.period ?? report.year, report.committee?.toLowerCase()]
    return fileAnswer(asked, await fileOf(asked.world, report, format), name.filter(Boolean).join('-'), format)
  })
}

export const chapterIn = (report: Report, { c }: WorldAsked) =>
  report.chapters.find((one) => one.id === c.req.query('kapitel')) ?? report.chapters[0]!

/** The living report, and how it stands to what was signed. */
async function interimPage(asked: WorldAsked) {
  const { c, world, shell, transact } = asked
  const name = readInterimName(world, (field) => c.req.query(field))
  const { material, signed } = await transact(async (tx) => {
    const [latest] = await listSigned(tx, keyOf(name))
    return {
      material: await askedInterim(tx, world, name),
      signed: latest && (await loadSigned(tx, latest.report, latest.no)),
    }
  })
  requireInterim(world, material)
  const report = interimReport(world, material)
  const standing: Standing | undefined = signed && { signed, moved: movedSince(world, material, signed) }
  return (
    <ReaderPage
      shell={shell}
      report={report}
      chapter={chapterIn(report, asked)}
      mayDecide={asked.may('reports:write', unitOf(world, name))}
      {...(standing ? { standing } : {})}
    />
  )
}

export function reportRoutes(): Route<WorldAsked>[] {
  const list = get<WorldAsked>(PATHS.reports, 'reports:read', async ({ shell, world, transact }) => {
    const { periods, signed } = await transact(async (tx) => ({
      periods: await reportedPeriods(tx, world),
      signed: await listSigned(tx),
    }))
    const committees = interimCommittees(world)
    const years = [...world.years].sort((a, b) => b - a)
    const interim = periods.map((one) => ({ ...one, committees }))
    return <ReportsPage shell={shell} years={years} interim={interim} signed={signed} />
  })
  const pages = [
    get<WorldAsked>(ANNUAL, 'reports:read', (asked) => {
      const report = annualAsked(asked)
      return <ReaderPage shell={asked.shell} report={report} chapter={chapterIn(report, asked)} />
    }),
    get<WorldAsked>(INTERIM, 'reports:read', interimPage),
  ]
  const files = readers.flatMap(([path, made]) => REPORT_FORMATS.map((format) => fileRoute(path, made, format)))
  return [list, ...pages, ...files]
}
