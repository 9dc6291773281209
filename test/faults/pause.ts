/** Waiting, with a deadline. */

/** For pacing load and for the moment at which a fault strikes; a fact is awaited by `until`. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Looks again and again until something holds. @throws after the deadline, naming what was awaited */
export async function until(
  awaited: string,
  holds: () => boolean | Promise<boolean>,
  deadlineMs = 15_000,
): Promise<void> {
  const giveUpAt = performance.now() + deadlineMs
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`waited ${deadlineMs} ms for ${awaited}`)
    await pause(5)
  }
}
