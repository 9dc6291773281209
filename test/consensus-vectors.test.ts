import { readFileSync } from 'node:fs'
import type { Vote } from '@eds/consensus/ballot'
import { ConsentAnswers, consentCheck } from '@eds/consensus/consent'
import { disclosure } from '@eds/consensus/disclosure'
import { leik } from '@eds/consensus/leik'
import { ConsensusConfig, ConsensusResult, consensus, DEFAULT_CONFIG } from '@eds/consensus/policy'
import { type Ratio, ratioText } from '@eds/consensus/ratio'
import { equalVoice, lowerMedian } from '@eds/consensus/tally'
import { domain1FromServices, eds2Grade, edsBand, overallFrom } from '@eds/frameworks/scoring'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

/** Set to run another file of the same shape; it may leave methods out. */
const outsideFile = process.env.CONSENSUS_VECTORS

const Vector = z.object({ id: z.string(), method: z.string(), input: z.unknown(), expected: z.unknown() })
const file = z
  .object({ policyDefaults: z.unknown().optional(), vectors: z.array(Vector).min(1) })
  .parse(JSON.parse(readFileSync(outsideFile ?? new URL('consensus-vectors.json', import.meta.url), 'utf8')))

const Tally = z.object({ tally: z.array(z.number()) })
const Tallies = z.record(z.string(), z.array(z.number()))
const Roll = z.record(z.string(), z.array(z.string()))
/** Not checked here: some vectors hold votes that no ballot may hold, and the policy must refuse them. */
const AnyBallot = z.object({ voter: z.string(), group: z.string(), vote: z.custom<Vote>(() => true) })

const methods: Record<string, (input: unknown) => unknown> = {
  consensus_policy(input) {
    const round = z
      .object({
        groups: z.array(z.object({ id: z.string(), required: z.boolean().optional(), quorum: z.number().optional() })),
        ballots: z.array(AnyBallot),
        round: z.number().optional(),
        openObjections: z.number().optional(),
        previous: z.array(AnyBallot).optional(),
        config: z.record(z.string(), z.unknown()).optional(),
      })
      .parse(input)
    const outcome = consensus({ ...round, config: ConsensusConfig.parse({ ...DEFAULT_CONFIG, ...round.config }) })
    return outcome.ok ? ConsensusResult.parse(outcome.result) : { error: outcome.error }
  },
  consent_check: (input) => consentCheck(z.object({ responses: z.record(z.string(), ConsentAnswers) }).parse(input)),
  disclosure: (input) =>
    disclosure(
      z
        .object({ k: z.number(), groups: Tallies, voters: Roll.optional(), previousVoters: Roll.optional() })
        .parse(input),
    ),
  leik(input) {
    const { d, consensus: agreement } = leik(Tally.parse(input).tally)
    return { d: text(d), consensus: text(agreement) }
  },
  majority_grade: (input) => lowerMedian(Tally.parse(input).tally),
  equal_voice(input) {
    const voice = equalVoice(Object.values(z.object({ groups: Tallies }).parse(input).groups))
    return voice === null
      ? { grade: null }
      : { grade: voice.grade, upper: voice.upper, shares: voice.shares.map(ratioText) }
  },
  eds2022_band: (input) => edsBand(z.object({ total: z.number() }).parse(input).total),
  eds2022_domain1: (input) =>
    domain1FromServices(z.object({ services: z.array(z.array(z.number())), rule: z.string() }).parse(input)),
  eds2022_overall(input) {
    const points = z.array(z.number().nullable())
    return overallFrom(z.object({ domain1Total: z.number(), domain2: points, domain3: points }).parse(input))
  },
  eds2_grade: (input) => eds2Grade(z.object({ faringWell: z.number().nullable() }).parse(input).faringWell),
}

/** By the product's own names only: an object also answers to names such as `toString`. */
const methodOf = (method: string) => (Object.hasOwn(methods, method) ? methods[method] : undefined)

const inFile = [...new Set(file.vectors.map((vector) => vector.method))]

describe.each(Object.keys(methods).filter((method) => !outsideFile || inFile.includes(method)))('%s', (method) => {
  const vectors = file.vectors.filter((vector) => vector.method === method)

  test('the file holds vectors of this method', () => {
    expect(vectors.length).toBeGreaterThan(0)
  })

  test.each(vectors)('$id', ({ input, expected }) => {
    const actual = methodOf(method)?.(input)
    // Where nothing was cast, a vector may leave out fields that then mean nothing.
    if (isWithoutGrade(expected)) expect(actual).toMatchObject(expected)
    else expect(actual).toEqual(expected)
  })
})

test('the methods that the product does not have are named', () => {
  const notCovered = inFile.filter((method) => methodOf(method) === undefined).toSorted()
  console.info(`vector methods not covered, because the product does not have them: ${notCovered.join(', ')}`)
  const known = [
    'blair_lacy',
    'cns',
    'comet_70_15',
    'delphi_stability',
    'highest_median_scores',
    'iqr_consensus',
    'krippendorff_alpha',
    'majority_gauge',
    'majority_value',
    'mcnemar',
    'mean',
    'median_of_medians',
    'mj_rank',
    'mode',
    'ram_classic',
    'ram_ipras',
    'scheibe_stability',
    'supermajority',
    'van_der_eijk',
    'wilcoxon_signed_rank',
  ]
  const covered = inFile.filter((method) => methodOf(method) !== undefined)
  expect([...covered, ...notCovered].toSorted()).toEqual(inFile.toSorted())
  if (!outsideFile) expect(notCovered).toEqual(known)
})

test('the default settings are the published ones', () => {
  if (file.policyDefaults !== undefined) expect(DEFAULT_CONFIG).toEqual(file.policyDefaults)
  expect(ConsensusConfig.parse(DEFAULT_CONFIG)).toEqual(DEFAULT_CONFIG)
})

function text(ratio: Ratio | null): string | null {
  return ratio === null ? null : ratioText(ratio)
}

function isWithoutGrade(expected: unknown): expected is { grade: null } {
  return z.strictObject({ grade: z.null() }).safeParse(expected).success
}
