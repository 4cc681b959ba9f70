// The cube as bytes and back: what is stored beside the balances and can always be rebuilt from them.
// Refuses bytes of another version, cut bytes and damaged bytes by returning nothing: the caller rebuilds.
import { assertSafe } from '../kernel/money.ts'
import type { Measure } from './balance.ts'
import { assertAll, type Cube, type Leaf, PERIODS } from './cube.ts'

/** Raised whenever the layout changes; older bytes are then rebuilt from the balances. */
export const CUBE_VERSION = 1
const MAGIC = 0x52_44_52_43

interface Header {
  entity: string
  year: number
  measure: Measure
  units: string[]
  accounts: string[]
  counterparts: string[]
  objects: string[]
  rows: number
  amounts: number
}

const padded = (length: number): number => Math.ceil(length / 8) * 8

/**
 * Layout, little endian, each part padded to 8 bytes: magic, version, header length, checksum (4 × 4 bytes) · header as JSON ·
 * rowStart · rowLeaf · a bit mask of the periods each row has · the amounts of those periods, in öre.
 */
export function packCube(cube: Cube): Uint8Array {
  const rows = cube.rowLeaf.length
  const masks = new Uint16Array(rows)
  let count = 0
  for (let row = 0; row < rows; row++) {
    let before = 0
    for (let p = 0; p < PERIODS; p++) {
      const now = cube.through[row * PERIODS + p]!
      if (now !== before) {
        masks[row]! |= 1 << p
        count++
      }
      before = now
    }
  }
  const { entity, year, measure, leaves } = cube
  const header: Header = {
    entity,
    year,
    measure,
    units: [...cube.units],
    accounts: leaves.map((leaf) => leaf.account),
    counterparts: leaves.map((leaf) => leaf.counterpart),
    objects: leaves.map((leaf) => leaf.object),
    rows,
    amounts: count,
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  const at = layout(text.length, cube.units.length, rows, count)
  const bytes = new Uint8Array(at.end)
  bytes.set(text, 16)
  new Int32Array(bytes.buffer, at.rowStart, cube.units.length + 1).set(cube.rowStart)
  new Int32Array(bytes.buffer, at.rowLeaf, rows).set(cube.rowLeaf)
  new Uint16Array(bytes.buffer, at.masks, rows).set(masks)
  const amounts = new Float64Array(bytes.buffer, at.amounts, count)
  let next = 0
  for (let row = 0; row < rows; row++) {
    let before = 0
    for (let p = 0; p < PERIODS; p++) {
      const now = cube.through[row * PERIODS + p]!
      if (now !== before) amounts[next++] = now - before
      before = now
    }
  }
  const words = new Uint32Array(bytes.buffer, 0, 4)
  words.set([MAGIC, CUBE_VERSION, text.length])
  words[3] = checksum(bytes)
  return bytes
}

const aligned = (stored: Uint8Array): Uint8Array => (stored.byteOffset % 8 === 0 ? stored : Uint8Array.from(stored))

/** True when the bytes are of this version and as they were written, without unpacking them. */
export function holdsCube(stored: Uint8Array): boolean {
  if (stored.length < 16 || stored.length % 8 !== 0) return false
  const bytes = aligned(stored)
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, 4)
  return words[0] === MAGIC && words[1] === CUBE_VERSION && words[3] === checksum(bytes)
}

/** Undefined when the bytes are of another version, cut off or damaged. */
export function unpackCube(stored: Uint8Array): Cube | undefined {
  const bytes = aligned(stored)
  if (!holdsCube(bytes)) return undefined
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, 4)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + words[2]!))) as Header
  const { units, rows } = header
  const at = layout(words[2]!, units.length, rows, header.amounts)
  if (bytes.length !== at.end) return undefined
  const from = bytes.byteOffset
  const masks = new Uint16Array(bytes.buffer, from + at.masks, rows)
  const amounts = new Float64Array(bytes.buffer, from + at.amounts, header.amounts)
  const leaves: Leaf[] = header.accounts.map((account, i) => ({
    account,
    counterpart: header.counterparts[i]!,
    object: header.objects[i]!,
  }))
  const rowStart = new Int32Array(bytes.buffer, from + at.rowStart, units.length + 1)
  const rowLeaf = new Int32Array(bytes.buffer, from + at.rowLeaf, rows)
  const { entity, year, measure } = header
  const base = { entity, year, measure, units, leaves, rowStart, rowLeaf }
  const totals = runningTotals(base, masks, amounts)
  return { ...base, ...totals }
}

/** Movements → running totals per row and per leaf in one pass over the amounts, each asserted to be a safe integer. */
function runningTotals(
  { rowLeaf, leaves }: Pick<Cube, 'rowLeaf' | 'leaves'>,
  masks: Uint16Array,
  amounts: Float64Array,
): Pick<Cube, 'through' | 'leafThrough'> {
  const through = new Float64Array(rowLeaf.length * PERIODS)
  const leafThrough = new Float64Array(leaves.length * PERIODS)
  let next = 0
  for (let row = 0; row < rowLeaf.length; row++) {
    const mask = masks[row]!
    const source = row * PERIODS
    const target = rowLeaf[row]! * PERIODS
    let total = 0
    for (let p = 0; p < PERIODS; p++) {
      if ((mask >>> p) & 1) total += amounts[next++]!
      if (!Number.isSafeInteger(total)) assertSafe(total)
      through[source + p] = total
      leafThrough[target + p]! += total
    }
  }
  assertAll(leafThrough)
  return { through, leafThrough }
}

function layout(header: number, units: number, rows: number, amounts: number) {
  const rowStart = 16 + padded(header)
  const rowLeaf = rowStart + padded((units + 1) * 4)
  const masks = rowLeaf + padded(rows * 4)
  const start = masks + padded(rows * 2)
  return { rowStart, rowLeaf, masks, amounts: start, end: start + amounts * 8 }
}

/** Guards against damage, not forgery: two FNV-like mixes over 32-bit words, the checksum's own word left out. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2)
  let a = 0x811c9dc5
  for (let i = 0; i < words.length; i++) {
    if (i === 3) continue
    a = Math.imul(a ^ words[i]!, 0x01000193)
    a ^= a >>> 15
  }
  return a >>> 0
}
