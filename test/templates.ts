// A migrated, empty database of each kind, to be copied by every test that wants one: migrating takes seconds, copying does not.
// The PGlite folder is kept between runs under a name made of everything it depends on.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { collectMigrations, migrate } from '../src/storage/migrate.ts'
import { openPglite } from '../src/storage/pglite.ts'
import { openPostgres } from '../src/storage/postgres.ts'
import type { Cluster } from './postgresCluster.ts'

const CACHE = fileURLToPath(new URL('../node_modules/.cache/roder', import.meta.url))
const PGLITE = fileURLToPath(new URL('../node_modules/@electric-sql/pglite/package.json', import.meta.url))
const MIGRATE = fileURLToPath(new URL('../src/storage/migrate.ts', import.meta.url))

/** Path of the folder to copy. */
export async function pgliteTemplate(): Promise<string> {
  const parts = [readFileSync(PGLITE, 'utf8'), readFileSync(MIGRATE, 'utf8'), ...collectMigrations().map((m) => m.sha256)]
  const name = `pglite-${createHash('sha256').update(parts.join()).digest('hex').slice(0, 16)}`
  const folder = `${CACHE}/${name}`
  if (existsSync(folder)) return folder
  mkdirSync(CACHE, { recursive: true })
  const making = `${folder}.${process.pid}`
  const engine = await openPglite(making)
  try {
    await migrate(engine)
    await engine.close()
  } catch (error) {
    await engine.close()
    rmSync(making, { recursive: true, force: true })
    throw error
  }
  dropOldTemplates(name)
  if (existsSync(folder)) rmSync(making, { recursive: true })
  else renameSync(making, folder)
  return folder
}

// Another run, of another checkout or of work in progress, may be copying from one made lately.
const KEEP_MS = 24 * 60 * 60 * 1000

function dropOldTemplates(current: string): void {
  for (const name of readdirSync(CACHE)) {
    const path = `${CACHE}/${name}`
    if (name.startsWith('pglite-') && name !== current && Date.now() - statSync(path).mtimeMs > KEEP_MS)
      rmSync(path, { recursive: true, force: true })
  }
}

/** Connection string with `{database}` where a test's own database goes, made with `template roder_template`. */
export async function postgresTemplate(cluster: Cluster): Promise<string> {
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  await client.query('create database roder_template')
  await client.end()
  const template = await openPostgres({ url: cluster.url('roder_template'), maxConnections: 1 })
  await migrate(template)
  await template.close()
  return cluster.url('{database}')
}
