// What the single figures of the plans' prose say, in Swedish: the list they were taken from has its statements in English.
export const PLAN_TEXTS: Readonly<Record<string, string>> = {}
