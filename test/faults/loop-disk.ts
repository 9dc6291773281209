/** A disk in a file: its power can be cut, because what was not synced is not in the file. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { system } from './machine.ts'

export type LoopDisk = {
  /** Where it is mounted. */
  path: string
  /** Copies the disk as it would be found after a power cut this moment, and mounts the copy. */
  snapshot(name: string): { path: string; remove(): void }
  remove(): void
}

/** @param folder where images and mount points lie */
export function aLoopDisk(folder: string, mebibytes = 64): LoopDisk {
  const mounted = new Set<string>()
  const mount = (image: string, at: string) => {
    mkdirSync(at, { recursive: true })
    // A journal that commits by itself every five seconds would sync what the server did not.
    system('mount', '-o', 'loop,commit=600', image, at)
    mounted.add(at)
  }
  const unmount = (at: string) => {
    if (!mounted.delete(at)) return
    try {
      system('umount', at)
    } catch {
      // Something still holds it: it goes when that is gone.
      system('umount', '-l', at)
    }
  }
  const image = join(folder, 'disk.img')
  const path = join(folder, 'disk')
  system('truncate', '-s', `${mebibytes}M`, image)
  system('mkfs.ext4', '-qF', image)
  mount(image, path)
  return {
    path,
    snapshot(name) {
      const copy = join(folder, `${name}.img`)
      system('cp', '--sparse=always', image, copy)
      const at = join(folder, name)
      mount(copy, at)
      return {
        path: at,
        remove() {
          unmount(at)
          rmSync(copy, { force: true })
        },
      }
    },
    remove() {
      for (const at of [...mounted]) unmount(at)
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
