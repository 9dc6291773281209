// EDS (2011): four goals, eighteen outcomes, four colours, no total.
import { emptyDescriptors, type Framework } from './framework.ts'
import { FRAMEWORK_NAMES, gradesOf } from './grades.ts'

const OUTCOMES_SOURCE =
  'NHS Equality Delivery System - Goals and Outcomes (dated copy, 29 July 2011); Goals 1 and 2 confirmed word for word by a second copy'
const GRADERS_SOURCE =
  "Nine steps of EDS, step 6: agree grades jointly, for each outcome, with local interests (e.g. patients, staff). Which group for which goal, and who must be heard, are this tool's defaults after published practice."

/**
 * EDS of 2011 as data, after the final Goals and Outcomes sheet; the drawing of the nine steps quotes an earlier draft.
 * The sheet's layout slips are undone: the tail of 1.5 stands with 1.5, Goal 3's narrative begins its verb in lower case.
 */
export const eds2011: Framework = {
  id: 'eds-2011',
  name: FRAMEWORK_NAMES['eds-2011'],
  year: 2011,
  groupingWord: 'goal',
  gradingQuestion: 'How well do people from protected groups fare compared with people overall?',
  hasTotal: false,
  groupings: [
    {
      code: '1',
      name: 'Better health outcomes for all',
      narrative:
        'The NHS should achieve improvements in patient health, public health and patient safety for all, based on comprehensive evidence of needs and results',
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
            'Services are commissioned, designed and procured to meet the health needs of local communities, promote well-being, and reduce health inequalities',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Services that fit local people',
          plainQuestion: 'Are services planned to meet the needs of local people and to make health fairer?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.2',
          words:
            "Individual patients' health needs are assessed, and resulting services provided, in appropriate and effective ways",
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Finding out what each person needs',
          plainQuestion: 'Do staff find out what each patient needs, and give care that works?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.3',
          words:
            'Changes across services for individual patients are discussed with them, and transitions are made smoothly',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Changes and moves',
          plainQuestion: 'Do staff talk with patients about changes in their care, and do moves go smoothly?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.4',
          words:
            'The safety of patients is prioritised and assured. In particular, patients are free from abuse, harassment, bullying, violence from other patients and staff, with redress being open and fair to all',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Keeping patients safe',
          plainQuestion: 'Are patients safe from abuse, bullying and violence, and are things put right fairly?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1.5',
          words:
            'Public health, vaccination and screening programmes reach and benefit all local communities and groups',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Staying healthy',
          plainQuestion: 'Do vaccines, health checks and health advice reach and help every local group?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '2',
      name: 'Improved patient access and experience',
      narrative:
        'The NHS should improve accessibility and information, and deliver the right services that are targeted, useful, useable and used in order to improve patient experience',
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
            'Patients, carers and communities can readily access services, and should not be denied access on unreasonable grounds',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Getting services',
          plainQuestion: 'Can people get services easily, and is nobody turned away without a good reason?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2.2',
          words:
            'Patients are informed and supported to be as involved as they wish to be in their diagnoses and decisions about their care, and to exercise choice about treatments and places of treatment',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Having a say in your care',
          plainQuestion: 'Do patients get the facts and the help they need to make choices about their care?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2.3',
          words:
            'Patients and carers report positive experiences of their treatment and care outcomes and of being listened to and respected and of how their privacy and dignity is prioritised',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Being treated well',
          plainQuestion: 'Do patients and carers say they were cared for well, listened to and treated with respect?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2.4',
          words:
            "Patients' and carers' complaints about services, and subsequent claims for redress, should be handled respectfully and efficiently",
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Complaints',
          plainQuestion: 'Are complaints dealt with quickly and with respect?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '3',
      name: 'Empowered, engaged and well-supported staff',
      narrative:
        "The NHS should increase the diversity and quality of the working lives of the paid and non-paid workforce, supporting all staff to better respond to patients' and communities' needs",
      perService: false,
      gradedBy: ['staff', 'staff-networks', 'trade-unions'],
      mustHear: ['staff-networks', 'trade-unions'],
      gradersSource: GRADERS_SOURCE,
      outcomes: [
        {
          code: '3.1',
          words:
            'Recruitment and selection processes are fair, inclusive and transparent so that the workforce becomes as diverse as it can be within all occupations and grades',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Fair hiring',
          plainQuestion: 'Are people chosen for jobs fairly, so that all kinds of people work at every level?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.2',
          words:
            'Levels of pay and related terms and conditions are fairly determined for all posts, with staff doing equal work and work rated as of equal value being entitled to equal pay',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Fair pay',
          plainQuestion: 'Is pay fair, with equal pay for equal work?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.3',
          words:
            'Through support, training, personal development and performance appraisal, staff are confident and competent to do their work, so that services are commissioned or provided appropriately',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Training and support',
          plainQuestion: 'Do staff get the training and support they need to do their work well?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.4',
          words:
            'Staff are free from abuse, harassment, bullying, violence from both patients and their relatives and colleagues, with redress being open and fair to all',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Safe at work',
          plainQuestion: 'Are staff safe from abuse, bullying and violence, and are things put right fairly?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.5',
          words:
            'Flexible working options are made available to all staff, consistent with the needs of the service, and the way that people lead their lives. (Flexible working may be a reasonable adjustment for disabled members of staff or carers.)',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Flexible working',
          plainQuestion: 'Can all staff work in ways that fit their lives and the needs of the service?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3.6',
          words:
            'The workforce is supported to remain healthy, with a focus on addressing major health and lifestyle issues that affect individual staff and the wider population',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Healthy staff',
          plainQuestion: 'Do staff get help to stay healthy?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '4',
      name: 'Inclusive leadership at all levels',
      narrative:
        "NHS organisations should ensure that equality is everyone's business, and everyone is expected to take an active part, supported by the work of specialist equality leaders and champions",
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
            'Boards and senior leaders conduct and plan their business so that equality is advanced, and good relations fostered, within their organisations and beyond',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Leaders who act on fairness',
          plainQuestion: 'Do the board and top leaders plan their work so that it makes things fairer?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '4.2',
          words:
            'Middle managers and other line managers support and motivate their staff to work in culturally competent ways within a work environment free from discrimination',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Managers who back fairness',
          plainQuestion:
            'Do managers help staff to work well with people of every culture, and to treat each other fairly?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '4.3',
          words:
            'The organisation uses the "Competency Framework for Equality and Diversity Leadership" to recruit, develop and support strategic leaders to advance equality outcomes',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Choosing and training leaders',
          plainQuestion: 'Are top leaders picked and trained with the national list of skills for fairness?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
  ],
  grades: [...gradesOf('eds-2011')],
  bands: null,
  sources: [
    {
      title: 'Equality Delivery System - Goals and Outcomes (July 2011)',
      url: 'https://studylib.net/doc/7682217/',
      note: 'Dated 29 July 2011; launched 10 November 2011',
    },
    { title: 'Goals 1 and 2, second copy', url: 'https://slideum.com/doc/3424251/slide-1', note: null },
    {
      title: 'Equality Delivery System: 9 Easy Steps',
      url: null,
      note: 'Quotes an earlier draft of the outcomes: used for the process, not for the words',
    },
    {
      title: 'South Warwickshire NHS Foundation Trust: special interest panel',
      url: 'http://www.swft.nhs.uk/about-us/equality-and-diversity/equality-delivery-system/special-interest-panel.aspx',
      note: 'Where no evidence can be provided, the grade remains Undeveloped',
    },
  ],
}
