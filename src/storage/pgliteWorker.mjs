// The thread PGlite lives in: it computes on its thread's event loop, so it must never be the thread that answers HTTP.
// Plain JavaScript on purpose: a `.ts` worker entry fails under tsx and vitest.
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { READERS } from './wire.mjs'

const db = await PGlite.create({
  ...(workerData.dataDir ? { dataDir: workerData.dataDir } : {}),
  parsers: READERS,
  relaxedDurability: false,
})

const DO = {
  query: async ({ sql, params }) => (await db.query(sql, params)).rows,
  exec: async ({ sql }) => {
    await db.exec(sql)
  },
  close: () => db.close(),
}

/** What the other side needs to rebuild PostgreSQL's error; an Error loses its own fields on the way between threads. */
function plainError(error) {
  const fields = ['code', 'severity', 'detail', 'hint', 'where', 'schema', 'table', 'column', 'constraint', 'position']
  const known = fields.filter((field) => error?.[field] !== undefined).map((field) => [field, error[field]])
  return { message: String(error?.message ?? error), ...Object.fromEntries(known) }
}

/** Bytes in the answer are moved, not copied, when they own their memory. */
function buffersOf(rows) {
  const found = new Set()
  for (const row of rows ?? []) {
    for (const value of Object.values(row)) {
      if (value instanceof Uint8Array && value.byteLength === value.buffer.byteLength) found.add(value.buffer)
    }
  }
  return [...found]
}

parentPort.on('message', async ({ id, kind, ...call }) => {
  try {
    const value = await DO[kind](call)
    parentPort.postMessage({ id, value }, buffersOf(value))
  } catch (error) {
    parentPort.postMessage({ id, error: plainError(error) })
  }
  if (kind === 'close') parentPort.close()
})
parentPort.postMessage({ ready: true })
