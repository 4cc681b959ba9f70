// A migrated, empty database of each kind, to be copied by every test that wants one: migrating takes seconds, copying does not.
// The PGlite folder is kept between runs under a name made of everything it depends on.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
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
  await migrate(engine)
  await engine.close()
  dropOldTemplates(name)
  if (existsSync(folder)) rmSync(making, { recursive: true })
  else renameSync(making, folder)
  return folder
}

// A few are kept, because several checkouts of work in progress may share the folder.
const KEEP = 4

function dropOldTemplates(current: string): void {
  const old = readdirSync(CACHE).filter((name) => /^pglite-[0-9a-f]{16}$/.test(name) && name !== current)
  for (const name of old.slice(0, Math.max(0, old.length - KEEP))) rmSync(`${CACHE}/${name}`, { recursive: true, force: true })
}

/** Connection string with `{database}` where a test's own database goes, made with `template roder_template`. */
export async function postgresTemplate(cluster: Cluster): Promise<string> {
  const owner = await openPostgres({ url: cluster.url('postgres'), maxConnections: 1 })
  await owner.close()
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: cluster.url('postgres') })
  await client.connect()
  await client.query('create database roder_template')
  await client.end()
  const template = await openPostgres({ url: cluster.url('roder_template'), maxConnections: 1 })
  await migrate(template)
  await template.close()
  return cluster.url('{database}')
}
