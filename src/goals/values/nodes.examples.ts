// Indicators for tests and example pages of values: small, made up, and with every kind of feed.
// Refuses: standing for any authority's real indicators.
import type { IndicatorBody, SteeringNode } from '../steering/node.ts'

export const indicatorNode = (id: string, title: string, body: Partial<IndicatorBody> = {}, more: Partial<SteeringNode> = {}) =>
  ({
    id,
    kind: 'indicator',
    title,
    parents: ['g8-s1'],
    unit: 'hsn',
    owner: 'Verksamhetschef',
    from: 2023,
    perspectives: [],
    weight: 1,
    indicator: {
      definition: 'Andel av dem som svarat på enkäten.',
      target: '≥ 90 %',
      measureUnit: '%',
      direction: 'higherIsBetter',
      measure: 'level',
      strict: false,
      interval: 'tertial',
      reporter: 'hsn',
      feed: { kind: 'typed' },
      breakdown: [],
      ...body,
    },
    ...more,
  }) satisfies SteeringNode
