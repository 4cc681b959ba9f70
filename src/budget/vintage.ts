// Forecasts from outside that come again and again: price index, tax, general grants, pension costs. Each edition is kept.
// Refuses: mixing editions. A frame is computed with one chosen edition, and says which.

export const VINTAGE_SERIES = ['priceIndex', 'taxRevenue', 'generalGrants', 'pensionCost'] as const
export type VintageSeries = (typeof VINTAGE_SERIES)[number]

export interface Vintage {
  /** `lpik_exkl_lakemedel_2021-12-16`. */
  id: string
  series: VintageSeries
  name: string
  /** `YYYY-MM-DD`, `YYYY-MM` or words where the document says no more. */
  published: string
  /** Who published it and where it is printed. */
  source: string
  unit: 'percent' | 'mkr'
  /** Component by year by decimal text as published (`3.8`): `total`, `Timlön` … A year that is not given is missing. */
  values: Readonly<Record<string, Readonly<Record<number, string>>>>
  /** True where decimals beyond the printed ones are made up so that the printed tables come out: said wherever shown. */
  synthetic?: boolean
}
