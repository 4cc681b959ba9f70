// How far down a reader sees: units below a committee, the lines of the files, vouchers. The field table decides; this asks it.
// Refuses: a figure below account × committee to those who stop there, whatever address they write.
import { maySeeField } from '../access/model.ts'
import type { Actor } from '../kernel/actor.ts'
import { parseRef } from '../kernel/figure.ts'
import type { UnitCode } from '../kernel/ids.ts'
import { Refusal } from '../kernel/result.ts'
import { text } from '../kernel/text.ts'
import { isCommitteeLevel, type Unit } from '../organisation/model.ts'
import { whereOf } from './where.ts'
import type { World } from './worldShape.ts'

const assemblyOf = (world: World): UnitCode => world.units.find((unit) => unit.kind === 'assembly')?.code ?? ''

/** The unit a figure is about: a region's or group's is the whole authority's. */
export function unitOfRef(ref: string, world: World): UnitCode {
  const scope = parseRef(ref)?.scope.toLowerCase()
  return world.units.find((unit) => unit.code.toLowerCase() === scope)?.code ?? assemblyOf(world)
}

export const seesBelowCommittee = (actor: Actor, world: World, unit: UnitCode = assemblyOf(world)): boolean =>
  maySeeField(actor, 'belowCommittee', unit, whereOf(world))

/** Lines of the files hold voucher texts: shown to those who read vouchers of everything the figure rests on. */
export const seesFileLines = (ref: string, actor: Actor, world: World): boolean =>
  maySeeField(actor, 'voucherText', unitOfRef(ref, world), whereOf(world))

const byCode = new WeakMap<World, ReadonlyMap<string, Unit>>()

function unitOf(code: string, world: World): Unit | undefined {
  const known = byCode.get(world) ?? new Map(world.units.map((unit) => [unit.code.toLowerCase(), unit]))
  byCode.set(world, known)
  return known.get(code.toLowerCase())
}

/** Amounts of committees and of the whole are for everyone inside; those of a unit below a committee for who sees below it. */
export function seesAmountsOf(code: string, actor: Actor, world: World): boolean {
  // A list asks for every unit it has; most readers see them all.
  if (seesBelowCommittee(actor, world)) return true
  const unit = unitOf(code, world)
  if (!unit || isCommitteeLevel(unit.kind) || unit.kind === 'assembly') return true
  return seesBelowCommittee(actor, world, unit.code)
}

export function requireSight(code: string, actor: Actor, world: World): void {
  if (!seesAmountsOf(code, actor, world)) throw tooFine()
}

/** Rooms whose figures of a unit are money, or lead to it. */
const OF_MONEY: ReadonlySet<string> = new Set(['ledger', 'followup', 'budget', 'plan'])

export function requireScope(ref: string, actor: Actor, world: World): void {
  const parts = parseRef(ref)
  if (parts && OF_MONEY.has(parts.room)) requireSight(parts.scope, actor, world)
}

const tooFine = () =>
  new Refusal(
    'not-allowed',
    'app/too-fine',
    text(
      'Din roll visar belopp per konto och nämnd, inte under nämnden. Fråga en controller om du behöver veta mer.',
      'Your role shows amounts by account and committee, not below it. Ask a controller if you need to know more.',
    ),
  )
