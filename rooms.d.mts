export const ROOMS: string[]
export const ORDER: string[]
