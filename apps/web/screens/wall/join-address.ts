/** The address people join at, as this wall can tell it. */

/** `url` for the square code, `spoken` for reading aloud and typing; `isReachable` is false on an address only this machine knows. */
export type JoinAddress = { readonly url: string; readonly spoken: string; readonly isReachable: boolean }

/** @param origin the wall's own, such as `http://192.168.1.20:3000` */
export function joinAddress(origin: string, joinCode: string): JoinAddress {
  const { host, hostname, protocol } = new URL(origin)
  return {
    url: `${origin}/join/${joinCode}`,
    // A browser tries https first when nothing is typed before the name, so plain http must be typed.
    spoken: protocol === 'https:' ? host : `http://${host}`,
    isReachable: !/^(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(hostname),
  }
}

/** The code in two halves, as it is read aloud. */
export const spacedCode = (joinCode: string): string => `${joinCode.slice(0, 4)} ${joinCode.slice(4)}`
