/**
 * English for what people need in order to trust a vote: slips and shared phones, being alone in a group, interests,
 * help, the checks a phone makes by itself, and how a vote is protected. `wallTrustEn` is the wall's part.
 */
export const trustEn = {
  'slip.title': 'You have a slip',
  'slip.text': 'Your slip holds a seat for you. It works once.',
  'slip.sit': 'Sit down with my slip',
  'slip.have': 'I have a paper slip',
  'slip.code': 'The code on your slip',
  'slip.code.hint': 'Eight letters and numbers. Your group is on the slip, so you need not choose one.',
  'slip.code.wrong': 'A slip’s code has eight letters and numbers. It has no O, 0, I, 1 or L. Look at your slip again.',
  'slip.not-mine': 'Go on without the slip',
  'slip.or-home': 'Is it the code of a paper slip? First type the code from the wall. The slip comes after it.',

  'dual.legend': 'Do you also work for the organisation that is graded?',
  'dual.label': 'Yes, I also work for it',
  'dual.hint': 'Your vote counts the same. The room sees only how many people said this.',
  'dual.done': 'You have said that you also work for the organisation that is graded.',

  'shared.title': 'Who uses this phone now?',
  'shared.text': 'Each person has a seat of their own. Choose yours.',
  'shared.seat': 'Seat {number}: {group}',
  'shared.seat.unnumbered': 'A seat of: {group}',
  'shared.voted': 'voted',
  'shared.not-voted': 'not yet',
  'shared.add': 'Add one more person',
  'shared.hand-on': 'Hand the phone on',
  'shared.hand-on.text': 'The next person chooses their seat, or takes one. What you did is not on the screen then.',
  'shared.hand-on.waiting': 'Your vote still waits to be sent. This phone sends it when the connection is back.',
  'shared.join.text':
    'They take a seat of their own. Your seat stays on this phone. “Hand the phone on” changes between you.',
  'shared.who': 'This phone has a seat for each of {count} people.',

  'seat.title': 'Your seat, and help',
  'seat.number': 'You have seat {number}.',
  'seat.help': 'Call for help',
  'seat.help.text': 'Somebody comes to you. Nobody else in the room is told.',
  'seat.help.sent': 'Help is on its way. The facilitator can see that seat {number} asked.',
  'seat.help.said': 'We have called for help.',
  'seat.interest': 'I have an interest in this question',
  'seat.interest.text':
    'For example: you work for this service, or somebody close to you does. The room sees a number, never who.',
  'seat.interest.say': 'Say that I have an interest',
  'seat.interest.done': 'You have said that you have an interest in this question.',
  'seat.noted': 'Noted.',
  'seat.time': 'I need more time',
  'seat.time.done': 'The facilitator can see that somebody needs more time.',
  'seat.sending': 'Sending…',

  'alone.title': 'You are the only person in your group',
  'alone.text':
    'People could guess your vote from what is said about your group. You may join “{group}” instead. Then nobody can tell which voice is yours.',
  'alone.few.title': 'Your group is very small',
  'alone.few.text':
    'Beside the grade, people could work out how your group voted. So the room sees only the grade. You can sit with “{group}” instead.',
  'alone.once': 'You can do this only before your first vote.',
  'alone.move': 'Join “{group}”',
  'alone.moving': 'Moving…',
  'alone.moved': 'You now sit with: {group}.',

  'closed-set.in': 'Your vote is in the closed set',
  'closed-set.in.text': 'This phone has checked it. The set holds {count} votes, and none can be changed any more.',
  'closed-set.checking': 'This phone is checking that your vote is in the closed set.',
  'closed-set.unchecked': 'This phone could not check yet that your vote is in the closed set. It tries again.',
  'closed-set.missing': 'Your vote is not in the closed set',
  'closed-set.missing.text':
    'Did a helper vote for you later, or did you vote on another phone? Then this is right. If not: show this page to the facilitator now, and ask for the vote to be set aside.',
  'closed-set.other': 'The closed set is not the one the room was shown',
  'closed-set.other.text':
    'This phone was given other votes than those that were closed. Show this page to the facilitator now, and ask for the vote to be set aside.',
  'closed-set.said.missing': 'Careful: this phone found a fault in the closed vote.',

  'head.title': 'The record of this session has been changed',
  'head.text':
    'This phone saw entry {seq} of the record. The server now has another record, without that entry. Show this page to everybody, and do not close it.',
  'head.words': 'The words this phone saw: {words}',
  'head.said': 'Careful: the record of this session has been changed.',

  'feed.title': 'What the facilitator did',
  'feed.text': 'Every act of the facilitator is listed here. Nothing can be taken off the list.',
  'feed.none': 'Nothing yet.',
  'feed.item': '{time} {by} {act}',
  'feed.about': 'Question {code}',
  'feed.reason': 'The reason: {reason}',
  'feed.by.facilitator': 'The facilitator',
  'feed.by.lead': 'A lead',
  'feed.by.server': 'The server',
  'feed.act.openSession': 'opened the session',
  'feed.act.closeSession': 'closed the session',
  'feed.act.setDoor': 'opened or closed the door',
  'feed.act.showQuestion': 'showed a question',
  'feed.act.showOnWall': 'changed what the wall shows',
  'feed.act.acceptEvidence': 'accepted evidence',
  'feed.act.declineEvidence': 'declined evidence',
  'feed.act.redactEvidence': 'took words out of evidence',
  'feed.act.openRound': 'opened voting',
  'feed.act.callClose': 'called the close',
  'feed.act.closeRound': 'closed voting',
  'feed.act.revealRound': 'showed a result',
  'feed.act.voidRound': 'set a vote aside',
  'feed.act.answerObjection': 'marked an objection as heard',
  'feed.act.recordAgreement': 'recorded an outcome',
  'feed.act.issueSlips': 'made slips for seats',
  'feed.act.reissueSeat': 'gave a seat a new slip',
  'feed.act.answerHelp': 'answered a call for help',
  'feed.act.tightenSettings': 'made the rules for showing results stricter',
  'feed.act.settleFinalGrade': 'settled a final grade',
  'feed.act.chooseDomain1Rule': 'chose the Domain 1 rule',
  'feed.act.publishReport': 'published the report',
  'feed.act.other': 'did something else',

  'protected.title': 'How your vote is protected',
  'protected.link': 'How your vote is protected',
  'protected.intro': 'This is what we promise. Below it is what we cannot promise. Read both.',
  'protected.promise': 'What we promise',
  'protected.promise.saved': '“Saved” means that your vote is on disk and survives a crash or a power cut.',
  'protected.promise.once': 'Each seat has one vote in each round, and the last one saved before the close counts.',
  'protected.promise.secret':
    'Until the result is shown, nobody in the room can see your vote, not even the facilitator.',
  'protected.promise.unlinked': 'When a vote closes, the server deletes which seat made which choice.',
  'protected.promise.check': 'Your phone checks by itself that your vote is in the closed set.',
  'protected.promise.seats':
    'There are never more votes than seats, and every seat that is made or changed is in the record.',
  'protected.promise.record': 'Nobody can change, reorder or cut the record without phones and the verifier noticing.',
  'protected.promise.facilitator':
    'The facilitator cannot see, change or drop a single vote, and cannot open a vote again after its result is shown.',
  'protected.promise.author': 'The server says who wrote what, so nobody can write in your name from another phone.',
  'protected.promise.phone': 'One broken or hostile phone cannot stop the room.',
  'protected.promise.erased':
    'Words that are taken out are deleted from the server, and an old phone cannot bring them back.',
  'protected.promise.small': 'A small group’s votes are never shown by themselves.',
  'protected.limits': 'What we cannot promise',
  'protected.limit.operator':
    'The person who runs the server could look at votes while a round is still open, so choose somebody you trust.',
  'protected.limit.wifi':
    'If the address begins with “http:”, somebody on the same Wi-Fi with special tools could read or change what your phone sends.',
  'protected.limit.http-now': 'The address of this page begins with “http:”.',
  'protected.limit.pressure':
    'We cannot stop somebody from making you show your screen, but you can vote again in secret until the close.',
  'protected.limit.screenshot':
    'A photo or a screenshot of your choice can be shared, so we take the choice off your screen once it is sent.',
  'protected.limit.who': 'A seat has no name, so we cannot prove that the right person used it.',
  'protected.limit.helper': 'A helper who enters a vote for somebody sees that vote.',
  'protected.limit.flood': 'We cannot keep the vote running if somebody blocks the whole network.',
  'protected.you': 'What you can do',
  'protected.you.words':
    'Write down the eight words at the foot of your phone, or take a photo of the wall at the end. If the record is changed later, the words no longer fit.',
  'protected.you.ask': 'If your phone shows a red box, show it to the facilitator before the room goes on.',
  'protected.you.paper': 'If you do not want to use a phone, ask for a paper vote.',
  'protected.back': 'Go back',
} as const

export const wallTrustEn = {
  'wall.here.issued': 'Seats taken: {seats}. Slips out: {slips}.',
  'wall.here.dual_one': '{count} person also works for the organisation that is graded.',
  'wall.here.dual_other': '{count} people also work for the organisation that is graded.',
  'wall.interests_one': '{count} person declared an interest in this question.',
  'wall.interests_other': '{count} people declared an interest in this question.',
  'wall.feed': 'What the facilitator did',
  'wall.feed.item': '{time} {act}',
  'wall.protected': 'How your vote is protected: {address}',
} as const
