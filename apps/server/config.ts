/** What the environment may set, and what stands where it is silent. */
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { addressList } from './callers.ts'
import { flawOfSettings } from './settings.ts'
import { StartRefusal } from './start-refusal.ts'

const DEFAULT_PORT = 3000
const DEFAULT_WEB = fileURLToPath(new URL('../web/dist', import.meta.url))

/** An unset variable and an empty one are the same. */
const setting = <S extends z.ZodType<unknown, string>>(schema: S, otherwise: string) =>
  z
    .string()
    .optional()
    .transform((text) => (text === undefined || text.trim() === '' ? otherwise : text.trim()))
    .pipe(schema)

const portNumber = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.int().max(65_535))

/** Nothing but scheme, name and port: the screens stand at the root, and a password in it would be printed. */
const publicUrl = z
  .string()
  .refine((text) => text === '' || (URL.canParse(text) && isOrigin(new URL(text))))
  .transform((text) => (text === '' ? null : new URL(text).origin))

const isOrigin = ({ protocol, username, password, pathname, search, hash }: URL): boolean =>
  /^https?:$/.test(protocol) && username + password === '' && pathname === '/' && search + hash === ''

const proxies = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((entries) => isAddressList(entries))

const hostNames = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .refine((names) => names.every((name) => /^[\w.-]+$/.test(name)))

const Config = z.object({
  /** 0 lets the system choose. */
  PORT: setting(portNumber, String(DEFAULT_PORT)),
  /** `0.0.0.0` listens to the whole network, so that phones can reach it; `127.0.0.1` to this computer only. */
  HOST: setting(z.string().regex(/^[\w.:-]+$/), '0.0.0.0'),
  DATA_DIR: setting(z.string(), 'data'),
  /** Where people reach this server when it stands behind another, such as `https://workshop.example.org`. */
  PUBLIC_URL: setting(publicUrl, ''),
  /** Addresses and subnets of the servers before this one, which are believed when they say who called and how. */
  TRUSTED_PROXY: setting(proxies, ''),
  /** Names of this server in the room's network that it cannot know itself, such as `workshop.lan`. */
  ALLOWED_HOSTS: setting(hostNames, ''),
  WEB_DIST: setting(z.string(), DEFAULT_WEB),
})
export type Config = z.infer<typeof Config>

const MEANING: Readonly<Record<string, string>> = {
  PORT: 'a whole number from 0 to 65535, such as PORT=3000',
  HOST: 'an address of this computer, such as HOST=0.0.0.0',
  PUBLIC_URL:
    'an address that begins with http:// or https:// and has no path, name or password in it, such as PUBLIC_URL=https://workshop.example.org',
  TRUSTED_PROXY: 'the address of the server before this one, such as TRUSTED_PROXY=127.0.0.1; no wider than /8',
  ALLOWED_HOSTS: 'names of this server without http:// and port, such as ALLOWED_HOSTS=workshop.lan',
}

/**
 * @param execArgv what Node itself was started with
 * @throws StartRefusal that names the first setting that is wrong or unsafe, what was found and what to do
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  execArgv: readonly string[] = [],
  ownAddresses: readonly string[] = addressesOfThisComputer(),
): Config {
  const parsed = Config.safeParse(env)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0])
    throw new StartRefusal(`${name} is set to "${safe(env[name])}". Set it to ${MEANING[name] ?? 'a text'}.`)
  }
  const flaw = flawOfSettings(parsed.data, { env, execArgv, ownAddresses })
  if (flaw !== null) throw new StartRefusal(flaw)
  return parsed.data
}

/** What was found, without the password that somebody put into an address. */
const safe = (text: string | undefined): string => (text ?? '').replace(/\/\/[^/@]*@/, '//…@')

function isAddressList(entries: readonly string[]): boolean {
  try {
    addressList(entries)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const addressesOfThisComputer = (): string[] =>
  Object.values(networkInterfaces()).flatMap((addresses) => (addresses ?? []).map(({ address }) => address))
