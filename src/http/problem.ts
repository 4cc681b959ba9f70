// One shape for everything that goes wrong over HTTP (RFC 9457), and the one table from kind to status.
// Says what a refusal says and nothing of what a bug says: its message stays in the log, under the request's id.
import type { Context, ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { findingJson } from '../kernel/finding.ts'
import { type Kind, Refusal } from '../kernel/result.ts'
import { type Lang, type Text, text } from '../kernel/text.ts'
import { logError } from './log.ts'

export type ProblemStatus = 400 | 403 | 404 | 408 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 503

export const STATUS: Record<Kind, ProblemStatus> = {
  invalid: 422,
  'not-found': 404,
  'not-allowed': 403,
  conflict: 409,
  unavailable: 503,
}

/** A refusal of the transport itself, whose status says more than its kind does: too large, too slow, too many. */
export class TransportRefusal extends Refusal {
  constructor(
    readonly status: ProblemStatus,
    kind: Kind,
    code: string,
    message: Text,
    readonly headers: Record<string, string> = {},
  ) {
    super(kind, code, message)
  }
}

export interface Problem {
  type: string
  title: string
  status: ProblemStatus
  detail: string
  code: string
  findings: ReturnType<typeof findingJson>[]
  requestId?: string
}

const TITLES: Record<ProblemStatus, Text> = {
  400: text('Anropet går inte att läsa', 'The request cannot be read'),
  403: text('Inte tillåtet', 'Not allowed'),
  404: text('Finns inte', 'Not found'),
  408: text('Det tog för lång tid', 'It took too long'),
  409: text('Krockar med något annat', 'In conflict with something else'),
  413: text('För stort', 'Too large'),
  415: text('Fel sorts innehåll', 'Wrong kind of content'),
  421: text('Fel adress', 'Wrong address'),
  422: text('Uppgifterna går inte att använda', 'The data cannot be used'),
  429: text('För många anrop', 'Too many requests'),
  500: text('Ett fel har inträffat', 'An error has occurred'),
  503: text('Inte tillgängligt just nu', 'Not available just now'),
}

const BUG = text(
  'Felet är vårt och har skrivits i loggen. Försök igen, och uppge ärendenumret om det händer igen.',
  'The error is ours and has been logged. Try again, and give the request number if it happens again.',
)

const UNKNOWN_PAGE = text(
  'Sidan eller filen finns inte. Kontrollera adressen eller börja från översikten.',
  'There is no such page or file. Check the address or start from the overview.',
)

export const statusOf = (refusal: Refusal): ProblemStatus =>
  refusal instanceof TransportRefusal ? refusal.status : STATUS[refusal.kind]

/** What to say about anything thrown. */
export function problemOf(error: unknown, lang: Lang, requestId?: string): Problem {
  if (error instanceof Refusal) {
    const findings = error.findings.map((finding) => findingJson(finding, lang))
    return problem(statusOf(error), error.code, error.text, lang, requestId, findings)
  }
  if (error instanceof HTTPException && error.status in TITLES && error.status < 500) {
    const status = error.status as ProblemStatus
    return problem(status, `http/${status}`, status === 403 ? FOREIGN_FORM : TITLES[status], lang, requestId)
  }
  return problem(500, 'http/bug', BUG, lang, requestId)
}

// The only middleware of the framework that refuses by itself is its CSRF protection.
const FOREIGN_FORM = text(
  'Formuläret skickades inte från den här webbplatsen. Öppna sidan igen och skicka formuläret därifrån.',
  'The form was not sent from this site. Open the page again and send the form from there.',
)

function problem(
  status: ProblemStatus,
  code: string,
  detail: Text,
  lang: Lang,
  requestId?: string,
  findings: Problem['findings'] = [],
): Problem {
  return {
    type: 'about:blank',
    title: TITLES[status][lang],
    status,
    detail: detail[lang],
    code,
    findings,
    ...(requestId ? { requestId } : {}),
  }
}

export interface ProblemOptions {
  /** Writes the problem as a page, for those who asked for HTML; JSON when absent. */
  page?: (c: Context, problem: Problem, lang: Lang) => Response | Promise<Response>
  /** Language of the request; Swedish when absent. */
  langOf?: (c: Context) => Lang
}

/** For `app.onError`. */
export function onProblem(options: ProblemOptions = {}): ErrorHandler {
  return (error, c) => {
    const answer = problemOf(error, langOf(c, options), requestIdOf(c))
    if (answer.status === 500) logError(c, error)
    return respond(c, answer, options, error instanceof TransportRefusal ? error.headers : {})
  }
}

/** For `app.notFound`. */
export function onNotFound(options: ProblemOptions = {}): NotFoundHandler {
  return (c) => respond(c, problem(404, 'http/unknown-page', UNKNOWN_PAGE, langOf(c, options), requestIdOf(c)), options, {})
}

const langOf = (c: Context, options: ProblemOptions): Lang => options.langOf?.(c) ?? 'sv'

const requestIdOf = (c: Context): string | undefined => c.get('requestId') as string | undefined

async function respond(
  c: Context,
  answer: Problem,
  { page, langOf }: ProblemOptions,
  headers: Record<string, string>,
): Promise<Response> {
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
  c.status(answer.status)
  if (page && wantsHtml(c)) return page(c, answer, langOf?.(c) ?? 'sv')
  return c.body(JSON.stringify(answer), answer.status, { 'content-type': 'application/problem+json; charset=utf-8' })
}

/** A browser says text/html first; programs say application/json or anything. */
export function wantsHtml(c: Context): boolean {
  const accept = c.req.header('accept') ?? ''
  const [html, json] = [accept.indexOf('text/html'), accept.search(/application\/(problem\+)?json/)]
  return html >= 0 && (json < 0 || html < json)
}
