// Printed million kronor, at most two decimals, as exact öre.
import { ORE_PER_MKR, type Ore, ore } from '../../kernel/money.ts'

export const mkr = (amount: number): Ore => ore(Math.round(amount * 100) * (ORE_PER_MKR / 100))
