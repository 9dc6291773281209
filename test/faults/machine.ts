/** What this machine lets a test do, and commands of the system that must succeed. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Runs a program and waits. @returns its output. @throws with what it said when it fails */
export function system(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What is mounted, so that an interrupted run leaves nothing behind. */
const mounted = new Set<string>()
process.once('exit', () => {
  for (const at of [...mounted]) unmount(at)
})

/** @param args as `mount` takes them before the mount point @throws with what it said when it fails */
export function mount(at: string, ...args: string[]): void {
  system('mount', ...args, at)
  mounted.add(at)
}

/** Does nothing when it is not mounted. */
export function unmount(at: string): void {
  if (!mounted.delete(at)) return
  try {
    system('umount', at)
  } catch {
    // Something still holds it: it goes when that is gone.
    system('umount', '-l', at)
  }
}

/** @returns why nothing can be mounted here, or null */
export function mountLack(): string | null {
  if (process.platform !== 'linux') return 'mounting needs Linux'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  return hasProgram('mount') && hasProgram('mkfs.ext4') ? null : 'mount or mkfs.ext4 is not installed'
}

/** @returns why the system calls of a process cannot be made to fail here, or null */
export function straceLack(): string | null {
  if (process.platform !== 'linux') return 'strace needs Linux'
  return hasProgram('strace') ? null : 'strace is not installed'
}

/** @returns where the library lies that gives a process another clock, or null when it is not installed */
export function faketimeLibrary(): string | null {
  const roots = ['/usr/lib', '/usr/local/lib', '/usr/lib64'].filter((root) => existsSync(root))
  const folders = roots.flatMap((root) => [root, ...readdirSync(root).map((name) => join(root, name))])
  return folders.map((folder) => join(folder, 'faketime', 'libfaketime.so.1')).find((path) => existsSync(path)) ?? null
}

function hasProgram(name: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.some((folder) => folder !== '' && existsSync(join(folder, name)))
}
