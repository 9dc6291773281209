// EDS 2022: three domains, eleven outcomes, points and bands.
import { emptyDescriptors, type Framework } from './framework.ts'
import { FRAMEWORK_NAMES, gradesOf } from './grades.ts'

const OUTCOMES_SOURCE =
  'EDS Reporting Template (EDS 2022) as published by Mid and South Essex Integrated Care Board for 2022/23; headings confirmed by the EDS 2022 evidence pack of North West Ambulance Service NHS Trust, February 2024'
const GRADERS_SOURCE =
  "Unconfirmed as a rule; published practice agrees. No official minimum number of graders was found, so who must be heard is this tool's default."

/**
 * EDS 2022 as data. Organisations print small variants of the words (1B "(service user's)", 3C "system, and senior
 * leaders"): match on the code. Bands belong to the organisation's total; the framework has none for a domain.
 * Source: EDS Reporting Template.
 */
export const eds2022: Framework = {
  id: 'eds-2022',
  name: FRAMEWORK_NAMES['eds-2022'],
  year: 2022,
  groupingWord: 'domain',
  gradingQuestion: null,
  hasTotal: true,
  groupings: [
    {
      code: '1',
      name: 'Commissioned or provided services',
      narrative: null,
      perService: true,
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
          code: '1A',
          words: 'Patients (service users) have required levels of access to the service',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Getting the service',
          plainQuestion: 'Can everyone who needs this service get it?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1B',
          words: 'Individual patients (service users) health needs are met',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Getting the right care',
          plainQuestion: 'Does each person get the care they need from this service?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1C',
          words: 'When patients (service users) use the service, they are free from harm',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Staying safe',
          plainQuestion: 'Are people safe from harm when they use this service?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '1D',
          words: 'Patients (service users) report positive experiences of the service',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Being treated well',
          plainQuestion: 'Do people say this service treated them well?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '2',
      name: 'Workforce health and well-being',
      narrative: null,
      perService: false,
      gradedBy: ['staff', 'staff-networks', 'trade-unions'],
      mustHear: ['staff-networks', 'trade-unions'],
      gradersSource: GRADERS_SOURCE,
      outcomes: [
        {
          code: '2A',
          words:
            'When at work, staff are provided with support to manage obesity, diabetes, asthma, COPD and mental health conditions',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Help with staff health',
          plainQuestion: 'Do staff get help at work with weight, diabetes, asthma, lung disease and mental health?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2B',
          words: 'When at work, staff are free from abuse, harassment, bullying and physical violence from any source',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Safe at work',
          plainQuestion: 'Are staff safe at work from abuse, bullying and violence, no matter who does it?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2C',
          words:
            'Staff have access to independent support and advice when suffering from stress, abuse, bullying harassment and physical violence from any source',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Someone to turn to',
          plainQuestion:
            'Can staff get help from someone who does not take sides if they are stressed, bullied or hurt?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '2D',
          words: 'Staff recommend the organisation as a place to work and receive treatment',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'A place staff would pick',
          plainQuestion: 'Would staff tell a friend to work here, or to be treated here?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
    {
      code: '3',
      name: 'Inclusive leadership',
      narrative: null,
      perService: false,
      gradedBy: ['independent-evaluators', 'trade-unions'],
      mustHear: ['trade-unions', 'independent-evaluators'],
      gradersSource: GRADERS_SOURCE,
      outcomes: [
        {
          code: '3A',
          words:
            'Board members, system leaders (Band 9 and VSM) and those with line management responsibilities routinely demonstrate their understanding of, and commitment to, equality and health inequalities',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Leaders who care about fairness',
          plainQuestion:
            'Do leaders and managers often show that they want fair treatment and good health for everyone?',
          descriptors: emptyDescriptors(),
        },
        {
          code: '3B',
          words:
            'Board/Committee papers (including minutes) identify equality and health inequalities related impacts and risks and how they will be mitigated and managed',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Fairness in board papers',
          plainQuestion: "Do the board's papers say who could lose out, and what will be done about it?",
          descriptors: emptyDescriptors(),
        },
        {
          code: '3C',
          words:
            'Board members and system leaders (Band 9 and VSM) ensure levers are in place to manage performance and monitor progress with staff and patients',
          wordsConfirmed: true,
          source: OUTCOMES_SOURCE,
          plainTitle: 'Checking that things get better',
          plainQuestion: 'Do leaders check, with staff and patients, that things get better, and act if they do not?',
          descriptors: emptyDescriptors(),
        },
      ],
    },
  ],
  grades: [...gradesOf('eds-2022')],
  bands: [
    {
      rating: 'Undeveloped',
      from: 0,
      to: 7,
      words: 'Those who score under 8, adding all outcome scores in all domains, are rated Undeveloped',
    },
    {
      rating: 'Developing',
      from: 8,
      to: 21,
      words: 'Those who score between 8 and 21, adding all outcome scores in all domains, are rated Developing',
    },
    {
      rating: 'Achieving',
      from: 22,
      to: 32,
      words: 'Those who score between 22 and 32, adding all outcome scores in all domains, are rated Achieving',
    },
    {
      rating: 'Excelling',
      from: 33,
      to: 33,
      words: 'Those who score 33, adding all outcome scores in all domains, are rated Excelling',
    },
  ],
  sources: [
    {
      title: 'EDS Reporting Template, as published by Mid and South Essex Integrated Care Board for 2022/23',
      url: null,
      note: 'Outcome words, points and bands; the report itself is authorised July 2023',
    },
    {
      title: 'NHS England: Equality Delivery System',
      url: 'https://www.england.nhs.uk/about/equality/equality-hub/patient-equalities-programme/equality-frameworks-and-information-standards/eds/',
      note: 'Published August 2022, live testing during 2022/23',
    },
    {
      title: 'North West Ambulance Service: EDS 2022 to February 2024, evidence pack',
      url: 'https://nwas.nhs.uk/publications/eds2022-to-february-2024-evidence-pack',
      note: 'Confirms the outcome headings, with small variants in 1B and 3C',
    },
    {
      title: 'Rotherham Doncaster and South Humber: Equality Delivery System (EDS) 2024',
      url: 'https://www.rdash.nhs.uk/documents/equality-delivery-system-eds-2024/',
      note: 'Confirms the bands and how the total is added',
    },
    {
      title: 'Avon and Wiltshire Mental Health Partnership: equality commitments and objectives',
      url: 'https://www.awp.nhs.uk/about-us/equality-diversity-and-inclusion-edi/equality-commitments-and-objectives',
      note: "The middle of three services' totals counts for Domain 1",
    },
  ],
}
