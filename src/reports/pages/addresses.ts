// Addresses of reports: the living one by year, period and committee; a signed one by its name in the store and its number.
// Refuses: knowing what stands in them.
import { link, PATHS } from '../../web/links.ts'
import type { ReportAbout, SignedReport } from '../signing.ts'

export type ReaderFormat = 'pdf' | 'docx' | 'html' | 'json'
export const READER_FORMATS: readonly ReaderFormat[] = ['pdf', 'docx', 'html', 'json']

export const DECISION_PATH = `${PATHS.reports}/beslut`
export const SIGN_PATH = `${PATHS.reports}/underteckna`
export const SIGNED_PATH = `${PATHS.reports}/undertecknad`

const baseOf = ({ period }: ReportAbout): string =>
  `${PATHS.reports}/${period === undefined ? 'arsredovisning' : 'delarsrapport'}`

/** What names a report in an address and in a form. */
export const queryOf = ({ year, period, committee }: ReportAbout): Record<string, string | number> => ({
  year,
  ...(period === undefined ? {} : { period: period.slice(5) }),
  ...(committee === undefined ? {} : { namnd: committee }),
})

export const readerPath = (report: ReportAbout): string => link(baseOf(report), queryOf(report))
export const chapterPath = (report: ReportAbout, id: string): string => link(baseOf(report), { ...queryOf(report), kapitel: id })
export const filePath = (report: ReportAbout, format: ReaderFormat): string =>
  link(`${baseOf(report)}.${format}`, queryOf(report))
export const decisionPath = (report: ReportAbout): string => link(DECISION_PATH, queryOf(report))

type Signing = Pick<SignedReport, 'report' | 'no'>

export const signedPath = ({ report, no }: Signing, chapter?: string): string =>
  link(SIGNED_PATH, { rapport: report, nr: no, kapitel: chapter })
export const signedFilePath = ({ report, no }: Signing, format: ReaderFormat): string =>
  link(`${SIGNED_PATH}.${format}`, { rapport: report, nr: no })

/** Where a report's chapters and files are: the living report's, or a signed one's. */
export interface ReaderAddresses {
  chapter(id: string): string
  file(format: ReaderFormat): string
}

export const livingAddresses = (report: ReportAbout): ReaderAddresses => ({
  chapter: (id) => chapterPath(report, id),
  file: (format) => filePath(report, format),
})
export const signedAddresses = (signed: Signing): ReaderAddresses => ({
  chapter: (id) => signedPath(signed, id),
  file: (format) => signedFilePath(signed, format),
})

/** The name in a signed report's file. */
export const fileName = ({ report, no }: Signing): string => `${report.replaceAll('/', '-').toLowerCase()}-undertecknad-${no}`
