/** What the environment may set, and what stands where it is silent. */
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
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

const publicUrl = z
  .string()
  .refine((text) => text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)))
  .transform((text) => (text === '' ? null : text.replace(/[?#].*$/, '').replace(/\/+$/, '')))

const Config = z.object({
  /** 0 lets the system choose. */
  PORT: setting(portNumber, String(DEFAULT_PORT)),
  /** `0.0.0.0` listens to the whole network, so that phones can reach it; `127.0.0.1` to this computer only. */
  HOST: setting(z.string().regex(/^[\w.:-]+$/), '0.0.0.0'),
  DATA_DIR: setting(z.string(), 'data'),
  /** Where people reach this server when it stands behind another, such as `https://workshop.example.org`. */
  PUBLIC_URL: setting(publicUrl, ''),
  WEB_DIST: setting(z.string(), DEFAULT_WEB),
})
export type Config = z.infer<typeof Config>

const MEANING: Readonly<Record<string, string>> = {
  PORT: 'a whole number from 0 to 65535, such as PORT=3000',
  HOST: 'an address of this computer, such as HOST=0.0.0.0',
  PUBLIC_URL: 'an address that begins with http:// or https://',
}

/** @throws StartRefusal that names the first setting that is wrong, what was found and what is expected. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Config.safeParse(env)
  if (parsed.success) return parsed.data
  const name = String(parsed.error.issues[0]?.path[0])
  throw new StartRefusal(`${name} is set to "${env[name]}". Set it to ${MEANING[name] ?? 'a text'}.`)
}
