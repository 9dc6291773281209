/** T-ERASE: names stand in everything that people write, and are taken out; an old phone with all of them comes back. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stepTwoFrame, updateFrame } from '@eds/server/frames'
import * as Y from 'yjs'
import { aFolder } from '../a-server.ts'
import { type Dice, diceOf } from '../a-trail.ts'
import type { FaultTest } from './fault-test.ts'
import { type Sent, sendOnce, sendUntilAnswered } from './history.ts'
import { CHECKPOINT_FAULT } from './killed-close.ts'
import { until } from './pause.ts'
import { openSocket, readRoom } from './room-reader.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import { brokenTrails, everythingShown, type WrittenMeeting, writtenMeeting } from './written-meeting.ts'

export const erase: FaultTest = {
  id: 'T-ERASE',
  what: 'names in all that people write are taken out, the server is killed amid it, an old phone comes back: no name is left anywhere',
  sizes: { full: 3, short: 1 },
  async run({ size, seed }) {
    const dice = diceOf(seed)
    const violations: string[] = []
    const timesMs: number[] = []
    const sum = { taken: 0, places: 0, foundBefore: 0, foundAtKill: 0, frames: 0, retries: 0 }
    for (let n = 0; n < size; n += 1) {
      const one = await aMeetingTakenOut(dice)
      violations.push(...one.violations.map((each) => `session ${n}: ${each}`))
      timesMs.push(...one.timesMs)
      for (const key of ['taken', 'places', 'foundBefore', 'foundAtKill', 'frames', 'retries'] as const)
        sum[key] += one[key]
    }
    if (sum.foundAtKill === 0) violations.push('no name was on the disk after a kill: the blows fell elsewhere')
    return {
      size: sum.taken,
      violations,
      timesMs,
      note: `names in ${sum.foundBefore} places before and in ${sum.foundAtKill} after the ${size} kill -9 amid a redaction; 0 may be left in any of ${sum.places} files, logs, trails, reports and documents looked at; ${sum.frames} old copies sent back, ${sum.retries} old commands sent again; times: one redaction`,
    }
  },
}

async function aMeetingTakenOut(dice: Dice) {
  const folder = await aFolder()
  const dataDir = join(folder, 'data')
  const fault = join(folder, 'fault')
  const wish = { dataDir, preload: CHECKPOINT_FAULT, env: { CHECKPOINT_FAULT: fault } }
  let server = await startServerProcess(wish)
  let log = ''
  const names: string[] = []
  const violations: string[] = []
  const timesMs: number[] = []
  let places = 0
  const aName = (field: string) => {
    if (field === 'title' || field === 'group') return `A ${field}`
    const name = dice.hex(24)
    names.push(name)
    return `Mrs ${name} said so`
  }
  /** Looks into everything there is; `when` names the moment. */
  const look = async (when: string, meeting: WrittenMeeting) => {
    const shown = await everythingShown(server, meeting)
    const all = new Map([...shown, ...onDisk(dataDir), ['the log', Buffer.from(log + server.log())] as const])
    places += all.size
    violations.push(...brokenTrails(shown).map((each) => `${when}: ${each}`))
    return { all, hits: hitsOf(all, names) }
  }
  const mustBeGone = async (when: string, meeting: WrittenMeeting) => {
    const { hits } = await look(when, meeting)
    violations.push(...hits.map((hit) => `${when}: ${hit}`))
  }
  try {
    const meeting = await writtenMeeting(() => server, dice, aName)
    const { session, facilitator } = meeting.meeting
    const old = await oldCopies(server, meeting)
    const before = await look('before', meeting)
    const seen = new Set(names.filter((name) => [...before.all.values()].some((bytes) => bytes.includes(name))))
    if (seen.size !== names.length)
      violations.push(`${names.length - seen.size} names were nowhere before: the search is blind`)
    if (old.every(({ copy }) => !names.some((name) => Buffer.from(copy).includes(name))))
      violations.push('the old phones hold no name')

    let foundAtKill = 0
    let taken = 0
    const blowAt = dice.below(meeting.pieces.length)
    const written: Sent[] = meeting.pieces.map(({ sent }) => sent)
    const takeOut = async (command: Sent['command'], reason: string, isBlow: boolean) => {
      const sent = meeting.history.intend(facilitator, { ...command, reason }, null, dice.hex(32))
      if (isBlow) {
        writeFileSync(fault, 'kill')
        await sendOnce(server, session, sent, meeting.history)
        await until('the server to be killed amid a redaction', () => !server.isRunning())
        foundAtKill = hitsOf(onDisk(dataDir), names).length
        log += server.log()
        rmSync(fault)
        server = await startServerProcess(wish)
      }
      const startedAt = performance.now()
      const answer = await sendUntilAnswered(() => server, session, sent, meeting.history)
      if (!isBlow) timesMs.push(performance.now() - startedAt)
      if (answer.status !== 'saved') {
        violations.push(`${JSON.stringify(command)} was refused: ${answer.refusal.code}`)
        return
      }
      taken += 1
      written.push(sent)
      return answer.seq
    }
    // The newest first: why evidence was declined would go with the evidence.
    for (const [n, { takeOut: command, fields }] of meeting.pieces.toReversed().entries()) {
      const seq = await takeOut(command, aName('reason'), n === blowAt)
      const gone = names.filter((name) => Object.values(fields).some((text) => text.includes(name)))
      const left = hitsOf(onDisk(dataDir), gone)
      violations.push(...left.map((hit) => `straight after ${Object.keys(fields).join(' and ')} was taken out: ${hit}`))
      // Why it was taken out is written too, and may name somebody.
      if (seq !== undefined)
        await takeOut({ type: 'redactText', text: { kind: 'entry', seq } }, 'It named a person', false)
    }
    await mustBeGone('taken out', meeting)

    const frames = await comeBack(server, meeting, old, violations)
    for (const sent of written) {
      const before = [...sent.answers].length
      const again = await sendUntilAnswered(() => server, session, sent, meeting.history)
      if (sent.answers.size > 1 || before !== 1)
        violations.push(`${sent.command.type} sent again was answered in another way: ${again.status}`)
    }
    await mustBeGone('an old phone came back', meeting)
    log += server.log()
    await server.end('SIGKILL')
    server = await startServerProcess(wish)
    await mustBeGone('started again', meeting)
    log += server.log()
    await server.end('SIGTERM')
    const stopped = new Map([...onDisk(dataDir), ['the log', Buffer.from(log)] as const])
    violations.push(...hitsOf(stopped, names).map((hit) => `stopped: ${hit}`))
    return {
      violations,
      timesMs,
      taken,
      places,
      foundBefore: before.hits.length,
      foundAtKill,
      frames,
      retries: written.length,
    }
  } finally {
    await server.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

type OldCopy = { token: string; document: 'room' | 'desk'; copy: Uint8Array; state: Uint8Array }

/** What phones and desks hold that were there before. */
async function oldCopies(server: ServerProcess, { meeting, crowd }: WrittenMeeting): Promise<OldCopy[]> {
  const readers = [
    { token: crowd[0]?.token ?? '', document: 'room' },
    { token: meeting.wall, document: 'room' },
    { token: meeting.facilitator, document: 'desk' },
  ] as const
  return Promise.all(
    readers.map(async ({ token, document }) => {
      const reader = await readRoom({ base: server.base, session: meeting.session, token, document })
      await reader.leave()
      return { token, document, copy: Y.encodeStateAsUpdate(reader.doc), state: Y.encodeStateVector(reader.doc) }
    }),
  )
}

/** Each tells where it stands, and hands all that it holds to the server, as an answer and as news. */
async function comeBack(
  server: ServerProcess,
  { meeting }: WrittenMeeting,
  old: readonly OldCopy[],
  violations: string[],
): Promise<number> {
  let frames = 0
  for (const { token, document, copy, state } of old) {
    const stepOne = Buffer.concat([Uint8Array.of(0, 0, state.length), state])
    for (const frame of [stepOne, stepTwoFrame(copy), updateFrame(copy)]) {
      const socket = openSocket({ base: server.base, session: meeting.session, token, document })
      let closed: number | null = null
      socket.on('close', (code) => {
        closed = code
      })
      socket.on('open', () => {
        socket.send(frame)
        frames += 1
      })
      const isState = frame === stepOne
      await until('an old phone to be shown out', () => closed !== null, 5000).catch(() => {
        violations.push(
          `${document}: an old phone that ${isState ? 'tells where it stood' : 'writes'} is not shown out`,
        )
        socket.terminate()
      })
    }
  }
  return frames
}

const onDisk = (dataDir: string): Map<string, Buffer> =>
  new Map(
    readdirSync(dataDir)
      .filter((name) => existsSync(join(dataDir, name)))
      .map((name) => [`the file ${name}`, readFileSync(join(dataDir, name))]),
  )

/** Each place in which a name is left, with how many, as UTF-8 or in two bytes a letter. */
function hitsOf(places: ReadonlyMap<string, Buffer>, names: readonly string[]): string[] {
  return [...places].flatMap(([place, bytes]) => {
    const left = names.filter((name) => bytes.includes(name) || bytes.includes(Buffer.from(name, 'utf16le')))
    return left.length === 0 ? [] : [`${left.length} names in ${place}`]
  })
}
