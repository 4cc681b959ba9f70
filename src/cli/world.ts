// Opens the house for one command and always closes it again, so that every call ends.
// What it needs is loaded when it is needed: a call that is refused for its arguments answers at once.
import type { House } from '../app/house.ts'
import type { World } from '../app/world.ts'
import type { Refusal } from '../kernel/result.ts'
import { refuse } from './arguments.ts'
import { tell } from './command.ts'

type Values = Record<string, string>

export async function withHouse<T>(values: Values, flags: Set<string>, work: (house: House) => Promise<T>): Promise<T> {
  const { openHouse } = await import('../app/house.ts')
  const house = await openHouse({ data: values.data, empty: flags.has('empty'), purpose: 'kommandoraden', progress: tell })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

export const withWorld = <T>(values: Values, flags: Set<string>, work: (world: World) => Promise<T>): Promise<T> =>
  withHouse(values, flags, async (house) => {
    const { openWorld } = await import('../app/world.ts')
    return await work(await openWorld(house))
  })

/** What to do when nothing is known about a year; `what` in the definite: `årsredovisningen`. */
export function nothingFor(world: World, year: number, sv: string, en: string): Refusal {
  if (world.years.length === 0)
    return refuse(
      `${sv} för ${year} kan inte visas, för bokföringen är tom. Läs in en fil: ./roder import sie FIL.`,
      `${en} for ${year} cannot be shown, since the books are empty. Import a file: ./roder import sie FILE.`,
    )
  return refuse(
    `${sv} för ${year} finns inte. År i bokföringen: ${world.years.join(', ')}.`,
    `${en} for ${year} does not exist. Years in the books: ${world.years.join(', ')}.`,
  )
}
