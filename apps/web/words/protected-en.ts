/** English for the page on how a vote is protected: what is promised, what is not, what anybody can do. Fetched with it. */
export const protectedEn = {
  'protected.title': 'How your vote is protected',
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
  'protected.promise.confidence':
    'The record counts personal stakes, objections and evidence from the room, and never says which seat they came from.',
  'protected.promise.phone': 'One broken or hostile phone cannot stop the room.',
  'protected.promise.erased':
    'Words that are taken out are deleted from the server, and an old phone cannot bring them back.',
  'protected.promise.small': 'A small group’s votes are never shown by themselves.',
  'protected.limits': 'What we cannot promise',
  'protected.limit.operator':
    'The person who runs the server could look at votes while a round is still open, so choose somebody you trust.',
  'protected.limit.auditor':
    'The lead can take a file for the auditor, in which the votes stand by group and without seats. Taking it stands in the list of acts that everybody can read. Where a group is small or votes alike, it can tell how somebody voted.',
  'protected.limit.wifi':
    'If the address begins with “http:”, somebody on the same Wi-Fi with special tools could read or change what your phone sends.',
  'protected.limit.http-now': 'The address of this page begins with “http:”.',
  'protected.limit.pressure':
    'We cannot stop somebody from making you show your screen. Until the close you can vote again in secret: nobody is told that you did, and it is not in the record.',
  'protected.limit.screenshot':
    'A photo or a screenshot of your choice can be shared, so we take the choice off your screen once it is sent.',
  'protected.limit.who': 'A seat has no name, so we cannot prove that the right person used it.',
  'protected.limit.alone':
    'If you are the only person in your group, the result can tell how you voted. Your phone says so first.',
  'protected.limit.small':
    'In a small room, the votes that are drawn beside the grade can now and then tell how a small group voted. Somebody in that group knows their own vote, and can tell more often. The facilitator can set the room to see the grade alone. If everybody in a larger group that is needed would rather not say, the room learns that the group was not heard.',
  'protected.limit.left':
    'If a few people leave or join between two votes, you see only the grade of the later vote. Now and then even that can tell how one of them voted.',
  'protected.limit.helper':
    'A helper who enters a vote for somebody sees that vote. Whoever holds the helper’s link can enter votes for seats that have not voted by phone; the list of what the facilitator did shows each one.',
  'protected.limit.flood': 'We cannot keep the vote running if somebody blocks the whole network.',
  'protected.you': 'What you can do',
  'protected.you.words':
    'Write down the eight words at the foot of your phone, under “How this session is recorded”, or take a photo of the wall at the end. If the record is changed later, the words no longer fit.',
  'protected.you.ask':
    'If your phone shows a warning box about the record or your vote, show it to the facilitator before the room goes on.',
  'protected.you.paper': 'If you do not want to use a phone, ask for a paper vote.',
  'protected.back': 'Go back',
} as const

/** The page in one language: every sentence, so that a promise is never left out. */
export type ProtectedWords = Readonly<Record<keyof typeof protectedEn, string>>
