// EDS2 (2013): four goals, eighteen outcomes, a grade by counting protected groups, no total.
import { emptyDescriptors, type Framework } from './framework.ts'
import { FRAMEWORK_NAMES, gradesOf } from './grades.ts'

const OUTCOMES_SOURCE =
  "Unconfirmed wording: the EDS2 booklet (November 2013) could not be read. 1.1, 2.2, 3.1, 3.5 and 4.2 agree with paraphrases on trusts' pages."
const GRADERS_SOURCE =
  "Published practice: patients and communities grade Goals 1 and 2, staff side grades Goal 3. Which group for which goal, and who must be heard, are this tool's defaults."

/** EDS2 as data. The goals' names are confirmed, the outcomes' words are not: every one is marked so. */
export const eds2: Framework = {
  id: 'eds2',
  name: FRAMEWORK_NAMES.eds2,
  year: 2013,
  groupingWord: 'goal',
  gradingQuestion: 'How well do people from protected groups fare compared with people overall?',
  hasTotal: false,
  groupings: [
    {
      code: '1',
      name: 'Better health outcomes',
      narrative: null,
      perService: false,
      gradedBy: [
        'patients-and-service-users',
        'carers',
        'community-and-voluntary-sector',
        'healthwatch',
        'local-authority',
      ],
      mustHear: ['patients-and-service-users'],
      gradersSource: GRADERS_SOURCE,
      outcomes: [
        {
          code: '1.1',
          words:
            'Services are commissioned, procured, designed and delivered to meet the health needs of local communities',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Services that fit local people',
          plainQuestion: 'Are services planned and run to meet the health needs of local people?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.2',
          words: "Individual people's health needs are assessed and met in appropriate and effective ways",
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Finding out what each person needs',
          plainQuestion: 'Do staff find out what each person needs, and give care that works?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.3',
          words:
            'Transitions from one service to another, for people on care pathways, are made smoothly with everyone well-informed',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Moving between services',
          plainQuestion: 'Do moves from one service to the next go smoothly, with everyone told what is going on?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.4',
          words:
            'When people use NHS services their safety is prioritised and they are free from mistakes, mistreatment and abuse',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Keeping people safe',
          plainQuestion: 'Are people safe from mistakes, bad treatment and abuse when they use the NHS?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.5',
          words: 'Screening, vaccination and other health promotion services reach and benefit all local communities',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Staying healthy',
          plainQuestion: 'Do health checks, vaccines and health advice reach and help every local group?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '2',
      name: 'Improved patient access and experience',
      narrative: null,
      perService: false,
      gradedBy: [
        'patients-and-service-users',
        'carers',
        'community-and-voluntary-sector',
        'healthwatch',
        'local-authority',
      ],
      mustHear: ['patients-and-service-users'],
      gradersSource: GRADERS_SOURCE,
      outcomes: [
        {
          code: '2.1',
          words:
            'People, carers and communities can readily access hospital, community health or primary care services and should not be denied access on unreasonable grounds',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Getting services',
          plainQuestion: 'Can people get services easily, and is nobody turned away without a good reason?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2.2',
          words: 'People are informed and supported to be as involved as they wish to be in decisions about their care',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Having a say in your care',
          plainQuestion: 'Do people get the facts and the help they need to have a say in their care?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2.3',
          words: 'People report positive experiences of the NHS',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Being treated well',
          plainQuestion: 'Do people say the NHS treated them well?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2.4',
          words: "People's complaints about services are handled respectfully and efficiently",
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Complaints',
          plainQuestion: 'Are complaints dealt with quickly and with respect?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '3',
      name: 'A representative and supported workforce',
      narrative: null,
      perService: false,
      gradedBy: ['staff', 'staff-networks', 'trade-unions'],
      mustHear: ['staff-networks', 'trade-unions'],
      gradersSource: GRADERS_SOURCE,
      outcomes: [
        {
          code: '3.1',
          words: 'Fair NHS recruitment and selection processes lead to a more representative workforce at all levels',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Fair hiring',
          plainQuestion:
            'Are people chosen for jobs fairly, so that staff at every level are like the people they serve?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.2',
          words:
            'The NHS is committed to equal pay for work of equal value and expects employers to use equal pay audits to help fulfil their legal obligations',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Fair pay',
          plainQuestion: 'Is there equal pay for equal work, and is pay checked to make sure?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.3',
          words: 'Training and development opportunities are taken up and positively evaluated by all staff',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Training',
          plainQuestion: 'Do all staff get training, and do they say it is good?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.4',
          words: 'When at work, staff are free from abuse, harassment, bullying and violence from any source',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Safe at work',
          plainQuestion: 'Are staff safe at work from abuse, bullying and violence, no matter who does it?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.5',
          words:
            'Flexible working options are available to all staff consistent with the needs of the service and the way people lead their lives',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Flexible working',
          plainQuestion: 'Can all staff work in ways that fit their lives and the needs of the service?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.6',
          words: 'Staff report positive experiences of their membership of the workforce',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'A good place to work',
          plainQuestion: 'Do staff say that this is a good place to work?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '4',
      name: 'Inclusive leadership',
      narrative: null,
      perService: false,
      gradedBy: [
        'patients-and-service-users',
        'carers',
        'community-and-voluntary-sector',
        'staff',
        'staff-networks',
        'trade-unions',
        'healthwatch',
        'local-authority',
      ],
      mustHear: ['trade-unions'],
      gradersSource: GRADERS_SOURCE,
      outcomes: [
        {
          code: '4.1',
          words:
            'Boards and senior leaders routinely demonstrate their commitment to promoting equality within and beyond their organisations',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Leaders who act on fairness',
          plainQuestion: 'Do the board and top leaders often show that they want things to be fair?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '4.2',
          words:
            'Papers that come before the Board and other major Committees identify equality-related impacts including risks, and say how these risks are to be managed',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Fairness in board papers',
          plainQuestion: "Do the board's papers say who could lose out, and what will be done about it?",
          descriptors: emptyDescriptors(),
        },
        {
          code: '4.3',
          words:
            'Middle managers and other line managers support their staff to work in culturally competent ways within a work environment free from discrimination',
          wordsConfirmed: false,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Managers who back fairness',
          plainQuestion:
            'Do managers help staff to work well with people of every culture, and to treat each other fairly?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
  ],
  grades: [...gradesOf('eds2')],
  bands: null,
  sources: [
    {
      title: 'NHS England: equality toolkit (4 November 2013)',
      url: 'http://www.england.nhs.uk/2013/11/04/equality-toolkit/',
      note: 'Publication of EDS2',
    },
    {
      title: 'Frimley Health: Equality Delivery System',
      url: 'https://www.fhft.nhs.uk/about-us/equality-and-diversity/equality-delivery-system/',
      note: 'The four grade definitions',
    },
    {
      title: 'NHS grading deck 2014/15, slide 5',
      url: 'https://slideplayer.com./slide/13506092',
      note: 'How many protected groups make all, most and some',
    },
  ],
}
