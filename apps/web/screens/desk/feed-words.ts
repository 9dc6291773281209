/** Acts of the feed in plain English, by the name that the feed gives them. */
const ACTS = new Map(
  Object.entries({
    createSession: 'made the session',
    takeSeat: 'took a seat',
    castBallot: 'voted',
    proposeEvidence: 'proposed evidence',
    withdrawEvidence: 'withdrew evidence',
    raiseObjection: 'raised an objection',
    withdrawObjection: 'withdrew an objection',
    planMeeting: 'planned how long the meeting is',
    openSession: 'opened the session',
    closeSession: 'closed the session',
    setDoor: 'opened or closed the door',
    openDoor: 'opened the door',
    closeDoor: 'closed the door',
    setAdmission: 'changed how people come in',
    letStraightIn: 'let everybody with the code come straight in',
    letInWhenAsked: 'made newcomers ask before they come in',
    admitSeats: 'let people in',
    turnAwaySeats: 'turned somebody away',
    showQuestion: 'showed a question',
    showOnWall: 'changed what the wall shows',
    showCaptions: 'changed the languages of the wall',
    acceptEvidence: 'accepted evidence',
    declineEvidence: 'declined evidence',
    returnEvidence: 'put evidence back to wait',
    openRound: 'opened voting',
    callClose: 'started the countdown',
    keepOpen: 'kept voting open',
    closeRound: 'closed voting',
    revealRound: 'revealed a result',
    voidRound: 'set a round aside',
    answerObjection: 'marked an objection as heard',
    reopenObjection: 'opened an objection again',
    recordAgreement: 'recorded an outcome',
    settleFinalGrade: 'settled a final grade',
    chooseDomain1Rule: 'chose the Domain 1 rule',
    publishReport: 'published the report',
    takeAuditorsFile: 'took the file for the auditor',
    claimSlip: 'took a seat by a slip',
    moveSeat: 'moved to another group',
    declareInterest: 'declared a personal stake',
    declareDualRole: 'declared a second role',
    askForTime: 'asked for more time',
    callForHelp: 'called for help',
    castAssistedBallot: 'entered a vote',
    issueSlips: 'made slips for seats',
    reissueSeat: 'gave a seat a new slip',
    answerHelp: 'answered a call for help',
    redactEvidence: 'took words out of evidence',
    redactText: 'took words out',
    tightenSettings: 'made the rules for showing results stricter',
  }),
)

/** @returns the act as a verb phrase; an unknown act by its own name. */
export const actWords = (act: string): string => ACTS.get(act) ?? act

const BY = { facilitator: 'Facilitator', lead: 'Lead', helper: 'Helper', server: 'Server' } as const

/** @returns who acted, as the feed names them. */
export const byWords = (by: keyof typeof BY): string => BY[by]

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** @returns hours and minutes, such as 14:05. @param at milliseconds since 1970 */
export const timeWords = (at: number): string => TIME.format(at)
