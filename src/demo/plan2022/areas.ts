// The investment areas as printed, with the years of use the demonstration assumes.
import type { Area } from '../../investments/model.ts'

/** Assumed years of use: the planning conditions print the areas but no years. */
export const PLAN_AREAS: readonly Area[] = [
  { id: 'fastighet', name: 'Fastighet', lifeYears: 33, position: 1 },
  { id: 'mt', name: 'MT', lifeYears: 8, position: 2 },
  { id: 'it', name: 'IT', lifeYears: 5, position: 3 },
  { id: 'hjalpmedel', name: 'Hjälpmedel', lifeYears: 7, position: 4 },
  { id: 'regional_utveckling', name: 'Regional utveckling', lifeYears: 20, position: 5 },
]
