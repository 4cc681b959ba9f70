// The place of the closing day: a PostgreSQL cluster of its own with production's settings and two logins, the demonstration in it,
// every report of four rounds open, and a person with a session for each user. Refuses: leaving anything behind.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { addGrant, addPerson, openSession } from '../src/access/store.ts'
import { unitSubjects } from '../src/demo/rounds.ts'
import { DEMO_AUTHORITY } from '../src/demo/seed.ts'
import { type Actor, LOCAL_ACTOR } from '../src/kernel/actor.ts'
import { committeeIn, type Unit, unitTreeAt } from '../src/organisation/model.ts'
import { loadUnits } from '../src/organisation/store.ts'
import { createRound, listTasks, moveTasks } from '../src/process/store.ts'
import type { Database as Opened, Tx } from '../src/storage/database.ts'
import { openDatabase } from '../src/storage/open.ts'
import { findPostgres, startCluster } from '../test/postgresCluster.ts'
import { type Role, rolesOf, type User } from './closingDayPlan.ts'
import { type Database, freePort, Server } from './closingDayServer.ts'

export interface Place {
  server: Server
  database: Database
  data: string
  users: User[]
  /** As the cluster's superuser, who sees every row: for counting. */
  count: pg.Client
  close(): Promise<void>
}

/** What answers on the closing day must survive a loss of power: PostgreSQL's own defaults. */
const DURABLE = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'max_connections=60', 'shared_buffers=128MB']

export async function openPlace(count: number, profile?: string): Promise<Place> {
  const bin = findPostgres()
  if (bin === undefined) throw new Error('the closing day needs PostgreSQL 15 or later (apt-get install postgresql)')
  const ends: (() => unknown)[] = []
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end()
  }
  try {
    const data = await mkdtemp(join(tmpdir(), 'roder-closing-'))
    ends.push(() => rm(data, { recursive: true, force: true }))
    const cluster = await startCluster(bin, DURABLE)
    ends.push(() => cluster.stop())
    const database = await makeDatabase(cluster.url)
    const server = new Server(database, data, await freePort(), profile)
    ends.push(() => server.stop())
    await server.start()
    const users = await fill(database, count)
    const counting = new pg.Client({ connectionString: cluster.url('roder') })
    await counting.connect()
    ends.push(() => counting.end())
    await counting.query('analyze')
    return { server, database, data, users, count: counting, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** As the README tells whoever sets it up. */
async function makeDatabase(url: (database: string) => string): Promise<Database> {
  const admin = new pg.Client({ connectionString: url('postgres') })
  await admin.connect()
  for (const sql of [
    'create role roder_app',
    'create role roder_owner login',
    'create role roder_web login in role roder_app',
    'create database roder owner roder_owner',
  ])
    await admin.query(sql)
  await admin.end()
  const as = (role: string) => {
    const address = new URL(url('roder'))
    address.username = role
    return address.href
  }
  return { web: as('roder_web'), owner: as('roder_owner') }
}

const SETTER: Actor = { name: 'slutdagens uppsättning' }

async function fill({ web, owner }: Database, count: number): Promise<User[]> {
  const db = await openDatabase({ url: web, ownerUrl: owner })
  try {
    const units = await within(db, async (tx) => {
      const found = await loadUnits(tx)
      await openRounds(tx, found)
      return found
    })
    return await within(db, (tx) => makeUsers(tx, units, count))
  } finally {
    await db.close()
  }
}

const within = <T>(db: Opened, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.asAuthority(DEMO_AUTHORITY.authorityId, SETTER, work)

/** Two more rounds of the year, and everything that was approved opened again, so that each user has a report to write. */
async function openRounds(tx: Tx, units: readonly Unit[]): Promise<void> {
  const at = '2023-05-09T06:00:00.000Z'
  for (const [id, opens, due] of [
    ['2023-08', '2023-09-01', '2023-09-12'],
    ['2023-12', '2024-01-02', '2024-01-19'],
  ] as const)
    await createRound(tx, { id, opens, due, asOf: due, at, subjects: unitSubjects(units, due) })
  const approved = (await listTasks(tx, { states: ['approved'] })).map(({ id }) => ({ id }))
  await moveTasks(tx, approved, 'inProgress', { at, may: () => true, reason: 'Öppnas inför belastningsprovet.' })
}

interface Seat {
  unit: string
  round: string
}

/** Two managers in a hundred share a report with somebody; the others have one of their own. */
function seatsOf(tasks: readonly { unit: string; round: string; kind: string }[]): Seat[] {
  const seats = tasks.filter(({ kind }) => kind === 'unit').map(({ unit, round }) => ({ unit, round }))
  return seats.sort((a, b) => (a.round === b.round ? (a.unit < b.unit ? -1 : 1) : a.round < b.round ? 1 : -1))
}

async function makeUsers(tx: Tx, units: readonly Unit[], count: number): Promise<User[]> {
  const tree = unitTreeAt(units, '2023-05-09')
  const tasks = await listTasks(tx)
  const seats = seatsOf(tasks)
  const committees = [...new Set(tasks.filter(({ kind }) => kind === 'committee').map(({ unit }) => unit))].sort()
  const held = { manager: 0, official: 0, controller: 0, reader: 0 }
  const users: User[] = []
  for (const [i, role] of rolesOf(count).entries()) {
    const no = held[role]++
    // Every fiftieth manager works at the same report as the one before.
    const seat = seats[(role === 'manager' ? no - Math.floor((no + 1) / 50) : i) % seats.length]!
    const committee = role === 'official' ? committees[no % committees.length]! : (committeeIn(tree, seat.unit) ?? committees[0]!)
    const where = { unit: seat.unit, round: seat.round, committee }
    users.push({ ...(await makeUser(tx, i, role, where)), ...where })
  }
  return users
}

const GRANTED: Record<Role, string> = { manager: 'manager', official: 'official', controller: 'controller', reader: 'elected' }

async function makeUser(tx: Tx, i: number, role: Role, where: Seat & { committee: string }) {
  const now = new Date().toISOString()
  const name = `u${i}`
  const added = await addPerson(tx, { login: `prov-${name}`, name: `Provanvändare ${i} (${role})` })
  if (!added.ok) throw new Error(`the user ${name} could not be registered`)
  const unit = role === 'manager' ? where.unit : role === 'official' ? where.committee : 'rf'
  await addGrant(tx, added.value, { role: GRANTED[role] as 'manager', unit, from: '2019-01-01' }, now)
  const { person } = added.value
  const token = await openSession(tx, { person, name: added.value.name, how: 'local', now, userAgent: LOCAL_ACTOR.name })
  return { name, role, person: person as string, token, from: `127.0.${1 + Math.floor(i / 250)}.${1 + (i % 250)}` }
}
