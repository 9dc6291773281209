/** Settings that are each right and together unsafe, or of no use: why, in words for the person who starts the server. */
import { isIP } from 'node:net'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { isLoopbackHost } from './callers.ts'

export type Settings = {
  HOST: string
  DATA_DIR: string
  PUBLIC_URL: string | null
  TRUSTED_PROXY: readonly string[]
  WEB_DIST: string
}

export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>
  execArgv: readonly string[]
  /** Of this computer's network cards. */
  ownAddresses: readonly string[]
}

/** @returns the first thing that is wrong and what to do about it, or null. */
export function flawOfSettings(settings: Settings, around: Surroundings): string | null {
  return misspelt(around.env) ?? watched(around) ?? openFolders(settings) ?? wrongWay(settings, around.ownAddresses)
}

const NAMES = ['PUBLIC_URL', 'TRUSTED_PROXY', 'ALLOWED_HOSTS', 'DATA_DIR', 'WEB_DIST'] as const
/** Other ways to say them, in capitals without anything between; with or without the name of this program before. */
const OTHER_NAMES: Readonly<Record<string, (typeof NAMES)[number]>> = {
  PUBLICURL: 'PUBLIC_URL',
  PUBLICURI: 'PUBLIC_URL',
  PUBLICADDRESS: 'PUBLIC_URL',
  TRUSTEDPROXY: 'TRUSTED_PROXY',
  TRUSTEDPROXIES: 'TRUSTED_PROXY',
  TRUSTPROXY: 'TRUSTED_PROXY',
  ALLOWEDHOST: 'ALLOWED_HOSTS',
  ALLOWEDHOSTS: 'ALLOWED_HOSTS',
  DATADIR: 'DATA_DIR',
  DATADIRECTORY: 'DATA_DIR',
  DATAFOLDER: 'DATA_DIR',
  DATAPATH: 'DATA_DIR',
  WEBDIST: 'WEB_DIST',
  WEBDIR: 'WEB_DIST',
}

/** A setting that nobody reads looks as if it were obeyed: votes would be kept in another folder than its owner thinks. */
function misspelt(env: Surroundings['env']): string | null {
  for (const [name, value] of Object.entries(env)) {
    const plain = name.toUpperCase().replaceAll(/[^A-Z]/g, '')
    const meant = OTHER_NAMES[plain] ?? OTHER_NAMES[plain.replace(/^EDS(WORKSHOP)?/, '')]
    if (meant !== undefined && name !== meant && env[meant] === undefined && value !== undefined && value !== '')
      return `${name} is set, but this program has no setting of that name. Set ${meant} instead, or unset it.`
  }
  return null
}

/** Ways to look into a running Node: whoever can use them reads votes that are still secret. */
function watched({ env, execArgv }: Surroundings): string | null {
  const options = `${env.NODE_OPTIONS ?? ''} ${execArgv.join(' ')}`
  const found = /--(inspect(-brk|-wait)?|heap-prof|heapsnapshot-signal|heapsnapshot-near-heap-limit)(?=[\s=]|$)/.exec(
    options,
  )
  if (found !== null)
    return `Node is started with ${found[0]}, by which others on this computer could read votes that are still secret. Start it without (see NODE_OPTIONS).`
  if (/\b(http|net|stream|tls|worker)\b|\*/i.test(env.NODE_DEBUG ?? ''))
    return `NODE_DEBUG is set to "${env.NODE_DEBUG}", which writes what people send to the terminal, keys included. Unset NODE_DEBUG.`
  return null
}

/** The web app's folder is read whole and shown to everybody. */
function openFolders({ DATA_DIR, WEB_DIST }: Settings): string | null {
  const path = relative(resolve(WEB_DIST), resolve(DATA_DIR))
  const isOutside = path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path)
  if (isOutside) return null
  return `DATA_DIR (${DATA_DIR}) lies in WEB_DIST (${WEB_DIST}), whose files everybody may fetch. Set DATA_DIR to a folder outside it.`
}

/** Staff’s keys and people’s votes must not cross a network that anybody may read, and phones must find the server. */
function wrongWay(settings: Settings, ownAddresses: readonly string[]): string | null {
  const { HOST, PUBLIC_URL, TRUSTED_PROXY } = settings
  const isHere = isLoopbackHost(HOST) || HOST === '::1'
  const isEverywhere = HOST === '0.0.0.0' || HOST === '::'
  const isSafe = PUBLIC_URL?.startsWith('https:') ?? false
  if (isSafe && TRUSTED_PROXY.length === 0)
    return `PUBLIC_URL is ${PUBLIC_URL}, so another server must speak https before this one. Say which by its address, such as TRUSTED_PROXY=127.0.0.1, and let it send X-Forwarded-For and X-Forwarded-Proto.`
  // An address of another computer is refused when the server tries to listen to it.
  const isOfAnother = isIP(HOST) !== 0 && !ownAddresses.includes(HOST)
  if (!isHere && !isEverywhere && !isSafe && !isOfAnother)
    return `HOST is set to ${HOST}. Without https the facilitator and the lead work on this computer alone, and it could not reach itself there as localhost. Set HOST=0.0.0.0, or set PUBLIC_URL to an https:// address.`
  if (PUBLIC_URL === null || isSafe) return null
  const { host, hostname } = new URL(PUBLIC_URL)
  if (isLoopbackHost(host))
    return isHere
      ? null
      : `PUBLIC_URL is ${PUBLIC_URL}, which on a phone means that phone itself. Unset it, or set it to an address of this computer in the room’s network.`
  if (!isOfRoom(hostname) && !ownAddresses.includes(bare(hostname)))
    return `PUBLIC_URL is ${PUBLIC_URL}: an address of the internet without https, where others could read and change votes. Set PUBLIC_URL to an https:// address.`
  if (isHere && TRUSTED_PROXY.length === 0)
    return `PUBLIC_URL sends phones to ${PUBLIC_URL}, but HOST=${HOST} listens to this computer alone. Set HOST=0.0.0.0, or say with TRUSTED_PROXY which server hands them on.`
  return null
}

/** Names and addresses that no one has on the internet: RFC 1918, 3927, 4193, 4291, 6598, 6762, 8375; names of one word. */
function isOfRoom(hostname: string): boolean {
  const host = bare(hostname)
  if (host.includes(':')) return /^f[cd]|^fe[89ab]/i.test(host)
  if (/^\d+(\.\d+){3}$/.test(host))
    return /^(10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./.test(host)
  return !host.includes('.') || /\.(local|lan|internal|home\.arpa|test)$/i.test(host)
}

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')
