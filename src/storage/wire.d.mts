export declare function int8(text: string): number
export declare function instant(text: string): string
export declare const READERS: Record<number, (text: string) => unknown>
export declare const ARRAY_OF: Record<number, number>
export declare const SESSION: string
