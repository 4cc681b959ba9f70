// Every printed figure of the demonstration, all documents together: a document is saved whole, so nobody saves a part of one.
import type { PublishedFigure } from '../statements/model.ts'
import { measureFacts } from './measuresSeed.ts'
import { countFacts } from './publishedCounts.ts'
import { publishedFacts } from './publishedFacts.ts'
import { interimFacts } from './publishedInterim.ts'
import { planFacts } from './publishedPlan.ts'

export const demoFacts = (): PublishedFigure[] => [
  ...publishedFacts(),
  ...interimFacts(),
  ...countFacts(),
  ...planFacts(),
  ...measureFacts(),
]
