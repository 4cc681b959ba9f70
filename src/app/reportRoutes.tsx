// Reports to read and to take home: the annual report, and the interim reports of April and August, whole or one committee's.
// Refuses to guess: a period that is none, a committee nobody knows, and a report of nothing are said in words.
import { get, type Route } from '../http/route.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import type { Report } from '../reports/model.ts'
import { ReaderPage, ReportsPage } from '../reports/pages/reader.tsx'
import { PATHS } from '../web/links.ts'
import { hasInterim, type InterimPeriod, interimCommittees, interimInput, interimPeriods } from './interimInput.ts'
import { roundOf } from './interimRound.ts'
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

const notFound = (code: string, sv: string, en: string): Refusal => new Refusal('not-found', `app/${code}`, text(sv, en))

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
  const year = c.req.query('year') ?? ''
  const period = c.req.query('period') ?? ''
  const committee = c.req.query('namnd')
  if (!/^\d{4}$/.test(year) || (period !== '04' && period !== '08'))
    throw notFound(
      'no-period',
      'Delårsrapporten finns för april och augusti. Välj en rapport i listan.',
      'There are interim reports of April and August. Choose a report in the list.',
    )
  if (committee !== undefined && !interimCommittees(world).some((one) => one.code === committee.toUpperCase()))
    throw notFound(
      'no-committee',
      'Nämnden finns inte. Välj en rapport i listan.',
      'There is no such committee. Choose a report in the list.',
    )
  const material = await transact((tx) => roundOf(tx, world, Number(year), period as InterimPeriod))
  const asked = {
    year: Number(year),
    period: period as InterimPeriod,
    ...(committee === undefined ? {} : { committee }),
    ...material,
  }
  if (!hasInterim(interimInput(world, asked)))
    throw notFound(
      'no-interim',
      'Det finns varken bokföring, publicerade uppgifter eller uppföljningsrunda för perioden. Välj en rapport i listan.',
      'There are no books, no published figures and no round of the period. Choose a report in the list.',
    )
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
    return asked.c.body(new Uint8Array(await fileOf(asked.world, report, format)), 200, {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${name.filter(Boolean).join('-')}.${format}"`,
    })
  })
}

export function reportRoutes(): Route<WorldAsked>[] {
  const list = get<WorldAsked>(PATHS.reports, 'reports:read', ({ shell, world }) => {
    const committees = interimCommittees(world)
    const interim = interimPeriods(world).map((one) => ({ ...one, committees }))
    const years = [...world.years].sort((a, b) => b - a)
    return <ReportsPage shell={shell} years={years} interim={interim} />
  })
  const pages = readers.map(([path, made]) =>
    get<WorldAsked>(path, 'reports:read', async (asked) => {
      const report = await made(asked)
      const chapter = report.chapters.find((one) => one.id === asked.c.req.query('kapitel')) ?? report.chapters[0]!
      return <ReaderPage shell={asked.shell} report={report} chapter={chapter} />
    }),
  )
  const files = readers.flatMap(([path, made]) => REPORT_FORMATS.map((format) => fileRoute(path, made, format)))
  return [list, ...pages, ...files]
}
