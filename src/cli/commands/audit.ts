// `./roder audit verify` and `./roder audit head`: whether the log holds together, and the hash that vouches for it, to keep elsewhere.

import { existsSync } from 'node:fs'
import type { House } from '../../app/house.ts'
import { stockholmDay } from '../../kernel/stockholm.ts'
import type { AuditHead } from '../../storage/auditChain.ts'
import type { Transact } from '../../storage/auditVerification.ts'
import { refuse } from '../arguments.ts'
import { type Command, DATA_OPTIONS, JSON_OPTION, print, printJson, tell } from '../command.ts'
import { withHouse } from '../world.ts'

const transactIn =
  ({ db, authority }: House): Transact =>
  async (work) => {
    const { LOCAL_ACTOR } = await import('../../kernel/actor.ts')
    return await db.asAuthority(authority.authorityId, LOCAL_ACTOR, work)
  }

/** The day in Stockholm, as on every page. */
const today = (): string => stockholmDay(new Date())

async function givenHeads({ head, heads }: Record<string, string>): Promise<(authority: string) => AuditHead[]> {
  const { readExportedHeads, readHead } = await import('../../storage/auditHeadFile.ts')
  const one = head === undefined ? undefined : readHead(head)
  if (head !== undefined && !one)
    throw refuse(
      `--head ska vara postens nummer, kolon och 64 tecken kontrollsumma, som ./roder audit head skriver. Du skrev ”${head}”.`,
      `--head must be the entry’s number, a colon and a hash of 64 characters, as ./roder audit head prints it. You wrote “${head}”.`,
    )
  if (heads !== undefined && !existsSync(heads))
    throw refuse(
      `${heads} finns inte. Ange en mapp eller fil med utlämnade kontrollsummor.`,
      `${heads} does not exist. Give a folder or file of head hashes handed out.`,
    )
  const exported = heads === undefined ? { heads: [], unread: [] } : readExportedHeads(heads)
  for (const name of exported.unread) tell(`${name} innehåller ingen kontrollsumma från Roder och lämnas utanför.`)
  return (authority) => [...(one ? [one] : []), ...exported.heads.filter((dated) => dated.authority === authority)]
}

export const auditVerify: Command = {
  name: 'audit verify',
  summary: 'pröva att händelseloggen är hel och oförändrad',
  positionals: [],
  options: {
    head: { value: 'POST:SUMMA', help: 'en tidigare utlämnad kontrollsumma som loggen ska innehålla' },
    heads: { value: 'PLATS', help: 'mapp eller fil med utlämnade kontrollsummor' },
    ...DATA_OPTIONS,
    ...JSON_OPTION,
  },
  examples: [
    { call: './roder audit verify', tells: 'ändrade, borttagna och omkastade poster; slutkod 1 om något är fel' },
    {
      call: './roder audit verify --heads ./heads --json',
      tells: 'också avklippt eller omskriven logg, mot kontrollsummor som lämnats ut',
    },
  ],
  async run({ values, flags }) {
    const headsOf = await givenHeads(values)
    return await withHouse(values, flags, async (house) => {
      const { verifyAudit } = await import('../../storage/auditVerification.ts')
      const heads = headsOf(house.authority.authorityId)
      const { ok, entries, firstBroken, head } = await verifyAudit(transactIn(house), { heads })
      if (flags.has('json'))
        printJson({
          ok,
          entries,
          firstBroken: firstBroken && { ...firstBroken, why: firstBroken.why.sv },
          head,
          heldAgainst: heads.length,
        })
      else if (firstBroken) print(`${firstBroken.why.sv} Poster som stämmer: ${entries}.`)
      else print(`Händelseloggen är hel. Prövade poster: ${entries}. Utlämnade kontrollsummor den hölls mot: ${heads.length}.`)
      return ok ? 0 : 1
    })
  },
}

export const auditHead: Command = {
  name: 'audit head',
  summary: 'skriv händelseloggens kontrollsumma, att spara på annat håll',
  positionals: [],
  options: { ...DATA_OPTIONS, ...JSON_OPTION },
  examples: [
    {
      call: './roder audit head >> kontrollsummor.txt',
      tells: 'en rad om dagen; den avslöjar en logg som klipps av eller skrivs om',
    },
    { call: './roder audit head --json', tells: 'datum, postens nummer och kontrollsumma' },
  ],
  async run({ values, flags }) {
    return await withHouse(values, flags, async (house) => {
      const reading = await import('../../storage/auditReading.ts')
      const { headLine } = await import('../../storage/auditHeadFile.ts')
      const head = await transactIn(house)(reading.auditHead)
      // The code may be changed by whoever owns the database; the id may not.
      const { authorityId } = house.authority
      if (flags.has('json'))
        printJson({ date: today(), authority: authorityId, ...head, line: headLine(head, authorityId, today()) })
      else print(headLine(head, authorityId, today()))
      return 0
    })
  },
}
