/** The address people join at, as this wall can tell it. */

import { Lobby } from '@eds/session/protocol'
import { useQuery } from '@tanstack/react-query'
import { getJson } from '../../live/api.ts'

/** `url` for the square code, `spoken` for reading aloud and typing; `isReachable` is false on an address only this machine knows. */
export type JoinAddress = { readonly url: string; readonly spoken: string; readonly isReachable: boolean }

/** @param base where links for phones begin, such as `http://192.168.1.20:3000` */
export function joinAddress(base: string, joinCode: string): JoinAddress {
  const { hostname, protocol } = new URL(base)
  return {
    url: `${base}/join/${joinCode}`,
    // A browser tries https first when nothing is typed before the name, so plain http must be typed.
    spoken: protocol === 'https:' ? base.slice('https://'.length) : base,
    isReachable: !/^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(hostname),
  }
}

/** The code in two halves, as it is read aloud. */
export const spacedCode = (joinCode: string): string => `${joinCode.slice(0, 4)} ${joinCode.slice(4)}`

/**
 * The server's own join link once it has told it, this page's address until then: a wall opened as `localhost` must not project
 * a code that no phone can open.
 */
export function useJoinAddress(joinCode: string): JoinAddress {
  const lobby = useQuery({
    queryKey: ['join', joinCode],
    queryFn: () => getJson(`/api/join/${joinCode}`, Lobby),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const said = lobby.data?.join
  const base = said?.endsWith(`/join/${joinCode}`) ? said.slice(0, -`/join/${joinCode}`.length) : window.location.origin
  return joinAddress(base, joinCode)
}
