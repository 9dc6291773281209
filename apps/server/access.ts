/** Who is this? Staff carry tokens made from the server's secret; a seat carries the secret its phone made. */
import { createHash, createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import type { Actor, SessionId } from '@eds/session/session'
import type { Room } from './room.ts'

/** Roles that a token made by the server speaks for. */
export type StaffRole = 'facilitator' | 'lead' | 'helper' | 'wall'
/** Roles that work over https or on the server's own computer alone; the wall and a helper stand in the open room. */
export const GUARDED_ROLES: readonly Known['kind'][] = ['facilitator', 'lead']
const STAFF_ROLES: readonly StaffRole[] = ['facilitator', 'lead', 'helper', 'wall']

/** Somebody whose token was right for a session. */
export type Known = Extract<Actor, { kind: StaffRole | 'seat' }>

export type Access = {
  /** 43 characters of base64url. */
  staffToken(session: SessionId, role: StaffRole): string
  workspaceToken(): string
  isWorkspace(token: string | null): boolean
  /** Whether a token is one that may change or settle a session, or make one: it must not cross an open network. */
  isForStaff(session: string | null, token: string | null): boolean
  /**
   * Who a token speaks for in a session. Takes the same steps for a session that does not exist, so that nobody without
   * a right token can tell the two apart.
   * @param room the session of that id, or null when there is none
   * @returns null when the token is not right for it
   */
  whoIs(session: string, room: Room | null, token: string | null): Known | null
}

/** @param secret 32 random bytes that never leave the data folder. */
export function openAccess(secret: Uint8Array): Access {
  const key = createSecretKey(secret)
  const tokenFor = (purpose: string) => createHmac('sha256', key).update(purpose).digest('base64url')
  const staffToken = (session: string, role: StaffRole) => tokenFor(`${session}|${role}`)
  const workspaceToken = tokenFor('workspace')
  const isWorkspace = (token: string | null) => token !== null && isSame(token, workspaceToken)
  const isOf = (session: string, token: string) =>
    STAFF_ROLES.filter((role) => GUARDED_ROLES.includes(role) && isSame(token, staffToken(session, role))).length > 0
  return {
    staffToken,
    workspaceToken: () => workspaceToken,
    isWorkspace,
    isForStaff: (session, token) =>
      token !== null && (isWorkspace(token) || (session !== null && isOf(session, token))),
    whoIs(session, room, token) {
      if (token === null) return null
      // All roles are compared, whichever matches: the time taken names none.
      const [role] = STAFF_ROLES.filter((each) => isSame(token, staffToken(session, each)))
      const seat = room?.seatOf(sha256(token)) ?? null
      if (role !== undefined) return { kind: role }
      return seat === null ? null : { kind: 'seat', seat }
    },
  }
}

/** @returns the token of an `Authorization: Bearer` header, or null. */
export function bearerOf(header: string | undefined): string | null {
  return header?.match(/^Bearer ([A-Za-z0-9_-]{16,128})$/i)?.[1] ?? null
}

/** Compares in a time that tells nothing of where two texts differ. */
export function isSame(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
