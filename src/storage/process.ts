// Which process is which: a number alone is used again, so a process is its number, when it started, and on which boot.
// Reads Linux' /proc; elsewhere only the number can be asked about, and the answer errs towards "still running".
import { readFileSync, readlinkSync } from 'node:fs'

export interface Holder {
  token: string
  pid: number
  /** Clock ticks from boot to the start of the process; empty where unknown. */
  start: string
  boot: string
  /** The process number space (a container has its own); empty where unknown. */
  space: string
  host: string
  purpose: string
}

export const bootId = (): string => attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())

export const pidSpace = (): string => attempt(() => readlinkSync('/proc/self/ns/pid'))

/** Field 22 of /proc/PID/stat; the name in field 2 may hold spaces and parentheses, so counting starts after the last one. */
export function startTicks(pid: number): string {
  return attempt(() => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended; only its parent has not yet looked.
    return fields[0] === 'Z' ? '' : (fields[19] ?? '')
  })
}

export function isRunning(holder: Holder): boolean {
  if (holder.start !== '') return startTicks(holder.pid) === holder.start
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function attempt(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
