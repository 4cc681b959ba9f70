// PGlite as an engine: our own messages to a worker thread, one transaction at a time (PGlite is one connection).
// The folder's lock is taken by open.ts before this file is reached; PGlite itself would let two processes destroy the folder.
import { Worker } from 'node:worker_threads'
import { type Connection, type Engine, plainParams } from './engine.ts'
import { SESSION } from './wire.mjs'

interface Answer {
  id?: number
  ready?: true
  value?: unknown
  error?: { message: string }
}

export async function openPglite(dataDir?: string): Promise<Engine> {
  const thread = await startThread(dataDir)
  const connection: Connection = {
    query: <R>(sql: string, params: readonly unknown[] = []) =>
      thread.ask('query', { sql, params: plainParams(params) }) as Promise<R[]>,
    exec: async (sql) => {
      await thread.ask('exec', { sql })
    },
  }
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
  let closing: Promise<void> | undefined
  return {
    name: 'pglite',
    transaction: (opening, work) => inTurn(() => runTransaction(connection, opening, work)),
    close: () => {
      closing ??= inTurn(() => thread.close())
      return closing
    },
  }
}

async function runTransaction<T>(
  connection: Connection,
  opening: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  try {
    await connection.exec(`begin; ${SESSION}; ${opening}`)
    const value = await work(connection)
    await connection.exec('commit')
    return value
  } catch (error) {
    await connection.exec('rollback').catch(() => undefined)
    throw error
  }
}

async function startThread(dataDir?: string) {
  const worker = new Worker(new URL('./pgliteWorker.mjs', import.meta.url), { workerData: { dataDir }, execArgv: [] })
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let nextId = 1
  let dead: Error | undefined
  await new Promise<void>((resolve, reject) => {
    const die = (error: Error) => {
      dead ??= error
      for (const call of waiting.values()) call.reject(error)
      waiting.clear()
      reject(error)
    }
    worker.on('error', die)
    worker.on('exit', () => die(new Error('the database thread has ended')))
    worker.on('message', ({ id, ready, value, error }: Answer) => {
      if (ready) return resolve()
      const call = waiting.get(id!)
      waiting.delete(id!)
      if (waiting.size === 0) worker.unref()
      if (error) call?.reject(Object.assign(new Error(error.message), error))
      else call?.resolve(value)
    })
  })
  worker.unref()
  const ask = (kind: string, call: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead)
      const id = nextId++
      waiting.set(id, { resolve, reject })
      worker.ref()
      worker.postMessage({ id, kind, ...call })
    })
  const close = async () => {
    await ask('close')
    await worker.terminate()
  }
  return { ask, close }
}
