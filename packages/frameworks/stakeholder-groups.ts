// The stakeholder groups that a room is made of, before an assessment renames or adds any.
import { z } from 'zod/mini'

/**
 * The id of a stakeholder group: lower-case words joined by hyphens, at most 64 characters.
 * An assessment may add its own, so this is a form and not a closed list.
 */
export const StakeholderGroupId = z.string().check(z.maxLength(64), z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
export type StakeholderGroupId = z.infer<typeof StakeholderGroupId>

/** A stakeholder group: the official-sounding name, which side of the table it stands for, and who it is in plain words. */
export const StakeholderGroup = z.object({
  id: StakeholderGroupId,
  name: z.string().check(z.minLength(1)),
  side: z.enum(['community', 'staff', 'organisation', 'independent']),
  plainWho: z.string().check(z.minLength(1)),
})
export type StakeholderGroup = z.infer<typeof StakeholderGroup>

/**
 * The default stakeholder groups, in the order in which a room offers them.
 * Source: the EDS reporting template ("patients, public, staff, staff networks, community groups and trade unions"),
 * the nine steps of EDS (local authority, Healthwatch), and published workshops (carers, managers, board, evaluators).
 */
export const STAKEHOLDER_GROUPS: readonly StakeholderGroup[] = [
  {
    id: 'patients-and-service-users',
    name: 'Patients and service users',
    side: 'community',
    plainWho: 'You use the service, or you have used it.',
  },
  { id: 'carers', name: 'Carers', side: 'community', plainWho: 'You look after someone who uses the service.' },
  {
    id: 'community-and-voluntary-sector',
    name: 'Community and voluntary sector',
    side: 'community',
    plainWho: 'You come from a local group or a charity.',
  },
  { id: 'staff', name: 'Staff', side: 'staff', plainWho: 'You work here, and you are not a manager.' },
  { id: 'staff-networks', name: 'Staff networks', side: 'staff', plainWho: 'You speak for a staff network.' },
  { id: 'trade-unions', name: 'Trade unions', side: 'staff', plainWho: 'You speak for a trade union.' },
  { id: 'managers', name: 'Managers', side: 'organisation', plainWho: 'You manage other people here.' },
  { id: 'board', name: 'Board', side: 'organisation', plainWho: 'You sit on the board.' },
  {
    id: 'independent-evaluators',
    name: 'Independent evaluators',
    side: 'independent',
    plainWho: 'You come from outside to check the work, or you do this job somewhere else.',
  },
  { id: 'healthwatch', name: 'Healthwatch', side: 'independent', plainWho: 'You come from the local Healthwatch.' },
  {
    id: 'local-authority',
    name: 'Local authority',
    side: 'independent',
    plainWho: 'You come from the local council.',
  },
]
