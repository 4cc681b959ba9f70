// The audit log's addresses: the page, and the file. Whoever may read it reads everything of their authority and changes nothing.
import { type Asked, get, type Route } from '../../http/route.ts'
import { PATHS } from '../../web/links.ts'
import { CSV_HEAD, csvLine } from './csv.ts'
import { type AuditQuestion, readAuditQuestion } from './input.ts'
import { AuditPage, type AuditView } from './pages/log.tsx'
import { auditHead, findEntries, verifyAudit } from './store.ts'

const RULE = 'audit:read'
const PAGE = 50
const FILE_PART = 2_000

export const auditRoutes = (): Route[] => [
  get(PATHS.audit, RULE, async (asked) => <AuditPage shell={asked.shell} view={await viewOf(asked)} />),
  get(`${PATHS.audit}.csv`, RULE, (asked) => fileOf(asked, question(asked))),
]

const question = ({ c }: Asked): AuditQuestion => readAuditQuestion((name) => c.req.query(name))

async function viewOf(asked: Asked): Promise<AuditView> {
  const { verify, findings, ...rest } = question(asked)
  const { rows, head } = await asked.transact(async (tx) => ({
    rows: await findEntries(tx, { ...rest, findings }, PAGE + 1),
    head: await auditHead(tx),
  }))
  const shown = rows.slice(0, PAGE)
  const against = typeof verify === 'object'
  const verdict = verify && (await verifyAudit((work) => asked.transact(work), { heads: against ? [verify] : [] }))
  return {
    asked: { ...rest, head: asked.c.req.query('head') },
    rows: shown,
    older: rows.length > PAGE ? shown.at(-1)?.entryNo : undefined,
    head,
    verdict: verdict && { ...verdict, against },
    findings,
  }
}

/** Short transactions, one part after the other: a long log stops nobody. */
function fileOf(asked: Asked, wanted: AuditQuestion): Response {
  const encoder = new TextEncoder()
  let before = wanted.before
  const body = new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(CSV_HEAD)),
    pull: async (stream) => {
      const rows = await asked.transact((tx) => findEntries(tx, { ...wanted, before }, FILE_PART))
      before = rows.at(-1)?.entryNo
      if (rows.length > 0) stream.enqueue(encoder.encode(rows.map(csvLine).join('')))
      if (rows.length < FILE_PART) stream.close()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="handelselogg-${asked.today}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
