/** How the grades were made, for a reader who was not in the room. */
import type { ConsensusConfig } from '@eds/consensus/policy'
import { DEFAULT_CONFIG, POLICY_NAME } from '@eds/consensus/policy'
import type { Framework } from '@eds/frameworks/framework'
import type { SessionSettings } from '@eds/session/session'
import { SMALLEST_COUNT, SMALLEST_DISTRIBUTION } from './disclosed-count.ts'
import type { Passage } from './report-record.ts'

/** @returns the method in passages, in reading order, with the settings of this session in words. */
export function methodOf(framework: Framework, settings: SessionSettings): Passage[] {
  return [
    {
      title: 'Secret votes by stakeholder group',
      paragraphs: [
        'People joined in one stakeholder group each and voted in secret, one vote for each seat. They could change their vote until the vote closed. Nobody, the facilitator included, saw a vote before it closed.',
        'A vote was one of the four grades, “not enough evidence” or “rather not say”. These last two are different things, and neither counts as a grade.',
        'When a vote closed, the link between a seat and its vote was destroyed. Whoever runs the server could have read votes before that; this product does not promise otherwise.',
      ],
    },
    { title: `How agreement was measured (policy ${POLICY_NAME})`, paragraphs: policyParagraphs(DEFAULT_CONFIG) },
    {
      title: 'The same vote can be looked at again, but never overwritten',
      paragraphs: [
        'The organisation’s own grade, each vote, the room’s agreement and the final grade are kept apart, and this report prints them all. A final grade that differs from the room’s agreement needs a reason and a second signatory. A split is printed as a split; it is never averaged into a grade.',
      ],
    },
    {
      title: 'How small groups were kept private',
      paragraphs: [
        `In the room a group’s votes were shown apart only with ${settings.disclosureThreshold} votes or more, and never when a smaller group’s votes could be worked out from them. ${settings.shapeFloor > 1 ? `When a group of fewer than ${settings.shapeFloor} voted by itself, or one that with so few groups had too much of the voice, the room did not see how its votes divided. Nor did it where a group of fewer than ${settings.disclosureThreshold} voted and there was no grade, unless it was plain from who voted why, or half of the voice said that there was not enough evidence. ` : ''}A vote with fewer than ${settings.revealFloor} ballots was not shown without a recorded reason, and one of fewer than ${DEFAULT_CONFIG.minBallots} not at all. When a few people had come or gone since an earlier vote on the question, the room was told the middle grade and not how far it agreed.`,
        `This report says “fewer than ${SMALLEST_COUNT}” for numbers of people from 1 to ${SMALLEST_COUNT - 1} and rounds other numbers to the nearest 5, each by itself, so that parts may not add up to the total. It prints how the votes were spread only from ${SMALLEST_DISTRIBUTION} votes on; below that, only the middle grade and how far the room agreed.`,
      ],
    },
    {
      title: 'What EDS does not do',
      paragraphs: [
        'EDS of itself does not satisfy the public sector equality duty (PSED). Publishing these grades does not replace an organisation’s duties under the Equality Act 2010: its equality information, its equality objectives, or due regard in each decision.',
        ...(framework.bands === null
          ? [`${framework.name} has no points, no total and no overall grade, so this report prints none.`]
          : [
              'The rating is made from the organisation’s total alone. It is not a floor: an organisation can be rated Achieving with outcomes that are Undeveloped, so read the grades beside it. The framework has no rating for a single domain, so this report prints none.',
            ]),
      ],
    },
  ]
}

function policyParagraphs(config: ConsensusConfig): string[] {
  return [
    'Each group has the same say, however many people it has. The grade of a vote is the middle of the room: the highest grade that more than half of the room’s voice gives or goes beyond. So if the room is exactly balanced, the lower grade stands.',
    `Agreed: at least ${share(config.support)} of the voice is on exactly this grade, less than ${share(config.far)} is two or more grades away, no group’s middle is two or more grades away, ${config.headcountGuard ? 'more than half of the people chose it, ' : ''}and no reasoned objection is open.`,
    `Nearly there: at least ${share(config.nearSupport)} is on the grade and at most ${share(config.nearFar)} is two or more away. Then the room is asked whether it can live with the grade. It can if at most a fifth of the voice objects and in no group more than half do.`,
    `Split: anything else. People discuss and vote again, at most ${config.maxRounds} times; what is still split after that is recorded as a split.`,
    `No grade: fewer than ${config.minGroups} groups or ${config.minBallots} grades, a group that must be heard is missing, or ${share(config.evidence)} or more of the voice says there is not enough evidence.`,
    'These limits are this tool’s own. EDS sets none.',
  ]
}

function share([part, whole]: readonly [number, number]): string {
  const known: Readonly<Record<string, string>> = {
    '1/2': 'half',
    '1/3': 'a third',
    '1/4': 'a quarter',
    '1/5': 'a fifth',
  }
  return known[`${part}/${whole}`] ?? `${part} in ${whole}`
}
