// One line of JSON for each request and each bug, with the request's id and without secrets: no query, no cookie, no body, no password.
import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'

export type WriteLine = (line: string) => void

interface LogVariables {
  requestId: string
  writeLine: WriteLine
}

const toStderr: WriteLine = (line) => {
  process.stderr.write(`${line}\n`)
}

/** An id from a proxy in front of us is kept when it looks like one, so that both logs can be read together. */
const GIVEN_ID = /^[A-Za-z0-9_-]{8,64}$/

/** First of all middleware: gives the request its id and logs how it went. */
export function requestLog(writeLine: WriteLine = toStderr): MiddlewareHandler<{ Variables: LogVariables }> {
  return async (c, next) => {
    const given = c.req.header('x-request-id') ?? ''
    const requestId = GIVEN_ID.test(given) ? given : randomUUID()
    c.set('requestId', requestId)
    c.set('writeLine', writeLine)
    const start = performance.now()
    await next()
    c.header('x-request-id', requestId)
    const ms = Math.round((performance.now() - start) * 10) / 10
    // The path only: what follows the question mark may hold what somebody searched for.
    const line = {
      at: new Date().toISOString(),
      level: 'info',
      requestId,
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms,
    }
    writeLine(JSON.stringify(line))
  }
}

export function logError(c: Context, error: unknown): void {
  const write = (c.get('writeLine') as WriteLine | undefined) ?? toStderr
  const { name, message, stack } = error instanceof Error ? error : { name: 'thrown', message: String(error), stack: undefined }
  const what = { name, message: withoutSecrets(message), stack: withoutSecrets(stack ?? '') }
  const line = {
    at: new Date().toISOString(),
    level: 'error',
    requestId: c.get('requestId'),
    method: c.req.method,
    path: c.req.path,
    ...what,
  }
  write(JSON.stringify(line))
}

/** Passwords in addresses, bearer tokens and whatever is named a password or token. */
export function withoutSecrets(said: string): string {
  return said
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s@]+@/gi, '$1:***@')
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]+/gi, '$1 ***')
    .replace(/\b(password|passwd|pwd|secret|token|cookie)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s"',;&]+)/gi, '$1$2***')
}
