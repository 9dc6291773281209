/** A disk in a file: its power can be cut, because what was not synced is not in the file. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { mount, system, unmount } from './machine.ts'

export type LoopDisk = {
  /** Where it is mounted. */
  path: string
  /** Copies the disk as it would be found after a power cut this moment, and mounts the copy. */
  snapshot(name: string): { path: string; remove(): void }
  remove(): void
}

/** @param folder where images and mount points lie */
export function aLoopDisk(folder: string, mebibytes = 64): LoopDisk {
  const points = new Set<string>()
  const mountAt = (image: string, at: string) => {
    mkdirSync(at, { recursive: true })
    // A journal that commits by itself every five seconds would sync what the server did not.
    mount(at, '-o', 'loop,commit=600', image)
    points.add(at)
  }
  const image = join(folder, 'disk.img')
  const path = join(folder, 'disk')
  system('truncate', '-s', `${mebibytes}M`, image)
  system('mkfs.ext4', '-qF', image)
  mountAt(image, path)
  return {
    path,
    snapshot(name) {
      const copy = join(folder, `${name}.img`)
      system('cp', '--sparse=always', image, copy)
      const at = join(folder, name)
      mountAt(copy, at)
      return {
        path: at,
        remove() {
          unmount(at)
          rmSync(copy, { force: true })
        },
      }
    },
    remove() {
      for (const at of points) unmount(at)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** For a failure before the work begins: takes a disk away and fails all the same. */
export const removing =
  (disk: { remove(): void }) =>
  (error: unknown): never => {
    disk.remove()
    throw error
  }
