/** A session on a server under test: its address, its keys, and how commands reach it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { questionsOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { openAccess } from '@eds/server/access'
import { NewSession, SessionLinks } from '@eds/session/protocol'
import { DEFAULT_SETTINGS, QuestionId, SessionId, type SessionSettings } from '@eds/session/session'

/** Tokens of one session. Addresses change with every restart, tokens never do. */
export type Meeting = {
  session: string
  joinCode: string
  facilitator: string
  lead: string
  wall: string
  helper: string
}

export const QUESTIONS: readonly QuestionId[] = questionsOf(midAndSouthEssex).map(({ id }) => QuestionId.parse(id))
export const GROUPS: readonly string[] = STAKEHOLDER_GROUPS.map(({ id }) => id)

/** Makes a session with all questions and groups, through the workspace as its team does. */
export async function aMeeting(
  server: { base: string; workspace: string; dataDir: string },
  settings: Partial<SessionSettings> = {},
): Promise<Meeting> {
  const choice = NewSession.parse({
    title: 'A workshop under fault',
    questions: QUESTIONS,
    groups: STAKEHOLDER_GROUPS.map(({ id, name }) => ({ id, name })),
    settings: { ...DEFAULT_SETTINGS, countdownSeconds: 0, admission: 'at-once', ...settings },
  })
  const response = await fetch(`${server.base}/api/assessments/${midAndSouthEssex.id}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${server.workspace}` },
    body: JSON.stringify(choice),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`expected a session, found ${text}`)
  const links = SessionLinks.parse(JSON.parse(text))
  return meetingOf(links.session, links.joinCode, server.dataDir)
}

/** The tokens of a session that exists, made from the server's secret as the server makes them. */
export function meetingOf(session: string, joinCode: string, dataDir: string): Meeting {
  const access = openAccess(readFileSync(join(dataDir, 'secret')))
  const id = SessionId.parse(session)
  return {
    session,
    joinCode,
    facilitator: access.staffToken(id, 'facilitator'),
    lead: access.staffToken(id, 'lead'),
    wall: access.staffToken(id, 'wall'),
    helper: access.staffToken(id, 'helper'),
  }
}
