import { setPriority } from 'node:os'

/**
 * Lets the threads that answer people go first when processors are short. Linux counts niceness by thread, and 0 is the one that asks;
 * elsewhere it is the whole program's, and nothing is changed.
 */
export function yieldToPages(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(0, 4)
  } catch {
    // A sandbox that forbids it: all go alike, as before.
  }
}
