// Opens the house for one command and always closes it again, so that every call ends.
import { type House, openHouse } from '../app/house.ts'
import { openWorld, type World } from '../app/world.ts'
import { tell } from './command.ts'

type Values = Record<string, string>

export async function withHouse<T>(values: Values, flags: Set<string>, work: (house: House) => Promise<T>): Promise<T> {
  const house = await openHouse({ data: values.data, empty: flags.has('empty'), purpose: 'kommandoraden', progress: tell })
  try {
    return await work(house)
  } finally {
    await house.close()
  }
}

export const withWorld = <T>(values: Values, flags: Set<string>, work: (world: World) => Promise<T>): Promise<T> =>
  withHouse(values, flags, async (house) => await work(await openWorld(house)))
