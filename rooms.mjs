// The one order of the house: a folder imports only folders above it (DESIGN of the rooms: docs/ARCHITECTURE.md).
export const ROOMS = ['organisation', 'ledger', 'statements', 'goals', 'tieout', 'reports', 'overview']
export const ORDER = ['kernel', 'web', 'storage', 'http', ...ROOMS, 'demo', 'app', 'cli']
