// Opens the house: the database with its lock and schema, the authority in it, and the demo region on first use.
// Everything that writes goes through here with an actor. Refuses to guess between several authorities.
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { completeDemo, DEMO_AUTHORITY, isSeeded, seedDemo } from '../demo/seed.ts'
import { type Actor, LOCAL_ACTOR } from '../kernel/actor.ts'
import type { AuthorityId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { fileSource, type ImportAnswer, type ImportProgress, importLedger, sweepOrphans } from '../ledger/store.ts'
import { type Authority, listAuthorities, registerAuthority } from '../storage/authority.ts'
import type { Database } from '../storage/database.ts'
import { openDatabase } from '../storage/open.ts'
import { saveSetting } from '../storage/setting.ts'
import { type LedgerFormat, readerFor } from './ledgerReaders.ts'

export interface HouseOptions {
  data?: string
  empty?: boolean
  /** What this process does, for whoever finds the folder taken. */
  purpose: string
  /** Told what takes time: migrating, seeding. */
  progress?: (message: string) => void
}

export interface FileImport {
  path: string
  fileName: string
  format: LedgerFormat
  entity?: string
  year?: number
  onProgress?: (progress: ImportProgress) => void
  /** Who reads it in; the command line when absent. */
  actor?: Actor
}

export interface House {
  db: Database
  authority: Authority
  /** Grows with every import: what was computed before is computed again. */
  version(): number
  /** Grows with every change of goals, values or the plan. */
  livingVersion(): number
  /** What pages remember has changed: all of it, or only the goals or the plan. Other processes on the database are told. */
  changed(what?: 'goals' | 'plan'): void
  /** Another process has changed something: the world is opened again by the next request. */
  reopen(): void
  /** What this process last told the others. */
  ownStamp(): string | undefined
  importFile(file: FileImport): Promise<ImportAnswer>
  close(): Promise<void>
}

/** Changes whenever the world has to be opened again, in any process. */
export const WORLD_STAMP = 'app/world-stamp'

export const dataFolder = (data?: string): string => resolve(data ?? 'data')

export async function openHouse(options: HouseOptions): Promise<House> {
  const url = process.env.DATABASE_URL || undefined
  const db = await openDatabase({
    ...(url ? { url, ownerUrl: process.env.DATABASE_OWNER_URL || undefined } : { dataDir: dataFolder(options.data) }),
    purpose: options.purpose,
  })
  try {
    const authority = await settle(db, options)
    await sweepOrphans(db, authority.authorityId, LOCAL_ACTOR)
    return houseOf(db, authority)
  } catch (error) {
    await db.close()
    throw error
  }
}

/** The authority of this database; the demo region is made when there is none, unless an empty one was asked for. */
async function settle(db: Database, { empty, progress }: HouseOptions): Promise<Authority> {
  const found = await listAuthorities(db)
  const demo = found.find((a) => a.authorityId === DEMO_AUTHORITY.authorityId)
  if (found.length > 1) throw new Refusal('conflict', 'app/several-authorities', severalAuthorities(found.map((a) => a.name)))
  const only = found[0]
  if (only && !demo) return only
  if (demo && (await isSeeded(db))) {
    await completeDemo(db)
    return demo
  }
  if (empty && !demo) {
    const own: Authority = {
      authorityId: randomUUID() as AuthorityId,
      code: 'egen',
      name: 'Egen myndighet',
      kind: 'region',
      synthetic: false,
    }
    await registerAuthority(db, LOCAL_ACTOR, own)
    return own
  }
  progress?.('Bygger demonstrationsregionen (första gången, några sekunder) …')
  await seedDemo(db, progress)
  return DEMO_AUTHORITY
}

const severalAuthorities = (names: string[]) =>
  text(
    `Databasen har flera myndigheter (${names.join(', ')}). Att välja mellan dem kräver inloggning, som inte finns än. Använd en databas per myndighet.`,
    `The database holds several authorities (${names.join(', ')}). Choosing between them needs sign-in, which does not exist yet. Use one database each.`,
  )

function houseOf(db: Database, authority: Authority): House {
  let version = 1
  let livingVersion = 1
  let stamp: string | undefined
  const tell = () => {
    stamp = randomUUID()
    return db.asAuthority(authority.authorityId, LOCAL_ACTOR, (tx) => saveSetting(tx, WORLD_STAMP, stamp))
  }
  return {
    db,
    authority,
    version: () => version,
    livingVersion: () => livingVersion,
    changed: (what) => {
      if (what) livingVersion++
      else {
        version++
        // Others look every few seconds; a database that is away tells them nothing, and has nothing for them either.
        void tell().catch(() => undefined)
      }
    },
    reopen: () => {
      version++
    },
    ownStamp: () => stamp,
    close: () => db.close(),
    async importFile({ path, fileName, format, entity, year, onProgress, actor = LOCAL_ACTOR }) {
      const reader = readerFor(format, fileName, year)
      const answer = await importLedger(db, authority.authorityId, actor, {
        fileName,
        source: fileSource(path),
        entity,
        year,
        onProgress,
        ...(reader ? { reader } : {}),
      })
      version++
      await tell()
      return answer
    },
  }
}
