// The one order of the house: a folder imports only folders above it (DESIGN of the rooms: docs/ARCHITECTURE.md).
export const ROOMS = [
  'organisation',
  'access',
  'process',
  'ledger',
  'budget',
  'investments',
  'statements',
  'goals',
  'plan',
  'assignments',
  'followup',
  'tieout',
  'reports',
  'overview',
]
export const ORDER = ['kernel', 'web', 'storage', 'jobs', 'mail', 'http', ...ROOMS, 'demo', 'app', 'cli']
