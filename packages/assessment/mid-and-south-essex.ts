// The EDS report of Mid and South Essex for 2022/23, transcribed whole: a real report to try everything on.
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import type { Assessment } from './assessment.ts'

/**
 * The published report with its own spelling, slips and dates; only layout white space and bookmark marks are gone, and
 * lines of one cell that name a person and a post are joined by a comma. The published ratings stand as own grades.
 * Where a cell of the action plan gives each action its own date, each action is a row; in Domain 1, where objectives
 * and actions are not paired, there is one row per outcome and service.
 * Source: EDS Reporting Template of Mid and South Essex Integrated Care Board, 2022/23.
 */
export const midAndSouthEssex: Assessment = {
  id: 'mid-and-south-essex-2022-23',
  framework: 'eds-2022',
  year: '2022/23',
  organisation: 'Mid and South Essex Integrated Care Board',
  system: 'Mid and South Essex',
  sponsor: 'Dr Giles Thorpe, Executive Chief Nursing Officer',
  edsLead: 'Dr Sophia Morris, System Clinical Lead for Health Inequalities',
  introduction: [
    { kind: 'heading', words: 'Equality Delivery System for the NHS' },
    { kind: 'heading', words: 'The EDS Reporting Template' },
    {
      kind: 'paragraph',
      words:
        'Implementation of the Equality Delivery System (EDS) is a requirement on both NHS commissioners and NHS providers. Organisations are encouraged to follow the implementation of EDS in accordance EDS guidance documents. The documents can be found at: EDS2: Making sure that everyone counts.',
    },
    {
      kind: 'paragraph',
      words:
        'The EDS is an improvement tool for patients, staff and leaders of the NHS. It supports NHS organisations in England - in active conversations with patients, public, staff, staff networks, community groups and trade unions - to review and develop their approach in addressing health inequalities through three domains: Services, Workforce and Leadership. It is driven by data, evidence, engagement and insight.',
    },
    {
      kind: 'paragraph',
      words:
        'The EDS Report is a template which is designed to give an overview of the organisation’s most recent EDS implementation and grade. Once completed, the report should be submitted and published on the organisation’s website.',
    },
    { kind: 'heading', words: 'The Mid and South Essex approach to EDS2 in 2022/2023' },
    {
      kind: 'paragraph',
      words:
        'Mid and South Essex ICB has due regard of the regulatory and statutory equality requirements and delivers its responsibilities against the Equality Act in three ways; as an employer, in its function as an ICB and as part of a wider system alongside its strategic partners. At the heart of the Mid and South Essex Integrated Care Strategy is the Common Endeavour of reducing inequalities by working together to eliminate avoidable heath and care inequalities. The ICB has established two overarching key (interim) equality objectives as set out below:',
    },
    {
      kind: 'bullet',
      words:
        'Our overall objective as an employer is to create an inclusive environment where our staff feel valued and supported to achieve their potential recognising that our culture values diversity and the voice of our teams.',
    },
    {
      kind: 'bullet',
      words:
        'Our overall Equality objective as an organisation is to ensure equitable access, excellent experience and optimal outcomes for all by addressing unwarranted variations in our services and moving towards a joined-up health and care system.',
    },
    {
      kind: 'paragraph',
      words:
        'The Equality Delivery System (EDS) was launched in July 2011, it is the foundation of equality improvement within the NHS and is used as an accountable improvement tool for NHS organisations in England. The EDS evaluation process gives MSE ICB an opportunity to embed the promotion of a healthier and more content workforce, which ultimately enhancing the quality of care provided to patients and service users. The EDS comprises eleven outcomes spread across three Domains, which are:',
    },
    { kind: 'bullet', words: 'Domain 1) Commissioned or provided services' },
    { kind: 'bullet', words: 'Domain 2) Workforce health and well-being' },
    { kind: 'bullet', words: 'Domain 3) Inclusive leadership.' },
    {
      kind: 'paragraph',
      words:
        'For Domain One, in 2022/23 NHS organisations, with other health and care partners, were required to select two services that they commission and/or provide for patients. Of the two selected services one was required to be aligned to the national NHSE Core20PLUS5 inequalities improvement framework such that the service was required to be within one of the five clinical priority areas (Maternity, Mental Health, Respiratory, Cardiovascular or Cancer).',
    },
    {
      kind: 'paragraph',
      words:
        'For 22/23 MSE choose to focus on two national and local key priority areas of inequalities improvement Maternity and Mental Health. This approach allowed for a co-ordinated evaluation process partnered with two main NHS providers Mid & South Essex Foundation Trust appraising Maternity Services and Essex Partnership University Trust appraising Perinatal Services. These services are supported by wider community and VCSFE partnerships thus lending the 22/23 EDS evaluation cycle to taking a whole system approach.',
    },
    {
      kind: 'paragraph',
      words:
        'Domain Two and Three of EDS focuses on workforce equality. To acknowledge the substantial impact of COVID-19 on Black, Asian, and Minority Ethnic community groups, as well as individuals with underlying and long-term conditions like diabetes, the EDS now aligns with the goals of the Workforce Race Equality Standard (WRES) and Workforce Disability Equality Standard (WDES)1. Evaluation for domain two and three led by MSE ICB workforce team appraised workforce culture, current policies and interventions which support our stated equality objective to create an inclusive environment that values diversity and the voice of our teams. Wide engagement was taking across the ICB including staff engagement groups and trade unions.',
    },
  ],
  previousActions: ['N/A this is the first year completing the EDS2 assessment.'],
  services: [
    {
      id: 'perinatal',
      name: 'Perinatal services',
      organisation: 'Essex Partnership University Trust',
      organisationShort: 'EPUT',
    },
    {
      id: 'maternity',
      name: 'Maternity services',
      organisation: 'Mid & South Essex Foundation Trust',
      organisationShort: 'MSE FT',
    },
  ],
  domain1Rule: null,
  chosenService: null,
  stakeholderGroups: [...STAKEHOLDER_GROUPS],
  entries: [
    {
      outcome: '1A',
      service: 'perinatal',
      ownGrade: 1,
      owner: 'Matt Sisto, Director of Patient Experience, EPUT',
      evidence: [
        {
          id: 'evidence-1a-perinatal-1',
          words:
            'Perinatal services have a fixed ethnicity coding upon referral into service, which provides a reliable understanding of the Ethnicity makeup of both Patients and Staff. The team monitor local population demographics against staff demographics to ensure there is reliable representation of the local community within the teams. The team are regularly analysing access into the service to try to understand why it appears that certain demographical groups are more prone to crisis. Once possible reasoning of why particular groups are more vulnerable; the team plan to work on devising earlier intervention actions as preventative and protective measures against crisis in more susceptible groups.',
          source: null,
          characteristics: ['race'],
        },
        {
          id: 'evidence-1a-perinatal-2',
          words:
            'The Perinatal service has put together community leader and engagement group sessions to educate and support members of the Refugee and Asylum Seeker refugees on accessing perinatal services.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-perinatal-3',
          words:
            'The Perinatal service has a consultant in place to assist in commissioning Equality and Diversity into the perinatal work stream.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-perinatal-4',
          words:
            'The Perinatal services routinely carry out open dialogue workshops in which members of the community can attend and ask questions about the service, regardless of whether they have already been referred into the service. This allows any individual concerns around access to be recognised by the team, potentially even prior to referral.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-perinatal-5',
          words:
            'Information videos from the perinatal service have been translated into various different languages and can be translated into other languages (not already covered) upon request.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-perinatal-6',
          words:
            'The Lighthouse service has a lift in the main building and slope into reception for wheelchair users.',
          source: null,
          characteristics: ['disability'],
        },
        {
          id: 'evidence-1a-perinatal-7',
          words:
            'The Lighthouse service receives referrals via schools and Children and Young Peoples Mental Health Services (CYPHMS). Therefore, route of referral and access to initial appointment into CYPHMS may provide a more effective evaluation of accessibility to service.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-perinatal-8',
          words:
            'The Lighthouse service promotes use of and has easy access to a translation organisation to allow any non-English speaking patients to be accompanied by a translator and ensure all information is correctly understood.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '1A',
      service: 'maternity',
      ownGrade: 2,
      owner: 'Maternity Services Department and designated Trust Leadership',
      evidence: [
        { id: 'evidence-1a-maternity-1', words: 'Patient Experience Surveys', source: null, characteristics: [] },
        {
          id: 'evidence-1a-maternity-2',
          words:
            'MSEFT CNST compliance confirmed Jan 2023. Reporting of this data is via monthly RPQOG Safety Highlight report, sent to NHSE regional maternity team.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-maternity-3',
          words:
            'All maternity services have resumed face to face provision for all (including antenatal bookings, outpatient appointments, etc), the initial booking appointment is face-to-face. Service users are accessing services in a way that suits them and we are working to appraise this data by protected characteristics.',
          source: null,
          characteristics: ['pregnancy-and-maternity'],
        },
        {
          id: 'evidence-1a-maternity-4',
          words:
            'Booking self-referral process has incorporated inclusive language and acknowledgement of protected characteristics in its content and was coproduced with the MNVP.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-maternity-5',
          words:
            'Agreed with MNVP where possible LMNS communications, are coproduced with the MNVP. Examples include additive language inclusion in recent comms.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1a-maternity-6',
          words:
            "MMN pathway agreed and followed an online survey of women's/people preferences (acknowledging there is a small cohort that is affected). Choice upheld as key focus of offer.",
          source: null,
          characteristics: ['pregnancy-and-maternity'],
        },
      ],
    },
    {
      outcome: '1B',
      service: 'perinatal',
      ownGrade: 2,
      owner: 'Matt Sisto, Director of Patient Experience',
      evidence: [
        {
          id: 'evidence-1b-perinatal-1',
          words:
            'There are extensive clinical governance structures in place to ensure health needs are met for patients accessing both the perinatal services and Lighthouse service. These include monitoring serious Incidents for any themes and trends related to Equality and Diversity.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1b-perinatal-2',
          words:
            'The Perinatal service takes a “whole service approach”. This involves applying systems thinking methods and practice to better understand service challenges and helps to identify collective actions by consistently engaging and observing the journeys of patients. Staff co-create care plans with patients to understand their needs and whether their needs have changed since referral.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1b-perinatal-3',
          words:
            'The Perinatal service is currently awaiting ethics approval for an interviewing process following discharge from services to directly ask patients themselves whether they feel their health needs were successfully met.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1b-perinatal-4',
          words:
            'The Lighthouse service assesses health needs via the referral criteria, risk and complexity. Whether health needs have been met, it is indicated by the patient via the “I want Great Care” question set. Children can also complete the PREMS themselves via the version of the question set specifically designed for children and young people.',
          source: null,
          characteristics: ['age'],
        },
      ],
    },
    {
      outcome: '1B',
      service: 'maternity',
      ownGrade: 2,
      owner: 'Maternity Services Department and designated Trust Leadership',
      evidence: [
        {
          id: 'evidence-1b-maternity-1',
          words: 'A population analysis to understand areas of focus moving forward.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1b-maternity-2',
          words:
            'The MNVP have shared their workstreams and priorities for the coming year. Coproduction plans continue to be developed to include improved engagement of marginalised groups. The MNVP have made links with various system and voluntary individuals/organisations to support their ability to engage and represent minority communities.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1b-maternity-3',
          words:
            'A standardised hard copy PCSP format for use across maternity services in the system developed, coproduction approach taken, including service users. Workshop took place in Dec 2022, and draft now in place awaiting formal sign off before printing.',
          source: null,
          characteristics: ['pregnancy-and-maternity'],
        },
        {
          id: 'evidence-1b-maternity-4',
          words:
            'Examples of accessible information formations include the use of CardMedic across maternity services, to support improved communication with all service users/patients, and to reduce health inequalities.',
          source: null,
          characteristics: ['pregnancy-and-maternity'],
        },
        {
          id: 'evidence-1b-maternity-5',
          words: 'Patient Experience Surveys and Feedback',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '1C',
      service: 'perinatal',
      ownGrade: 2,
      owner: 'Matt Sisto, Director of Patient Experience',
      evidence: [
        {
          id: 'evidence-1c-perinatal-1',
          words:
            'Patient Safety Partners are working within EPUT to support and contribute to EPUT’s governance and management processes for patient safety. It is the role of Patient Safety Partners to communicate rational and objective feedback focused on ensuring that Patient Safety is maintained and improved within EPUT as part of the Safety First, Safety Always initiative.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-perinatal-2',
          words:
            'Serious Incidents and reports of harm to babies’ form part of the Perinatal Services, incidents and reports are routinely monitored for themes and trends, which may relate to Equality and Diversity. The Perinatal Services operate a duty system, which filters out crisis and urgent referrals; referrals are analysed for themes and trends relating to Equality and Diversity.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-perinatal-3',
          words:
            'There are clinical governance structures in place to protect the safety of patients in both the Perinatal Services and the Lighthouse Service. This provides strategic clinical leadership and clinical oversight, which is consistently implemented to deliver safe and effective services. The clinical oversight and assurance include ensuring products and services are developed to recognised safety standards and are signed off as clinically safe to go live. EPUT’s safety team are responsible for providing clinical insight and input into incidents and issues within both selected services.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-perinatal-4',
          words:
            'The Lighthouse service has regular safety meetings to review and discuss patients who have had a delay in admission of over 52 weeks into the service.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-perinatal-5',
          words:
            'The Lighthouse service operates Parent Network forums, community feedback sessions and Q&A sessions, which allow themes, and trends relating to safety to be identified, discussed and actioned.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-perinatal-6',
          words:
            'The Lighthouse service works collaboratively with partner organisations that may be able to provide support, which may help monitor/reduce specific harm. The Lighthouse service can make referrals to organisations that assist with drug and alcohol abuse as well, financial and housing advice.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-perinatal-7',
          words:
            'The Lighthouse service operates a duty line, which allows any immediate risks of harm to be bought to the attention of clinicians as soon as possible.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '1C',
      service: 'maternity',
      ownGrade: 3,
      owner: 'Maternity Services Department and designated Trust Leadership',
      evidence: [
        {
          id: 'evidence-1c-maternity-1',
          words:
            'There are extensive clinical governance structures in place to ensure health needs are met for patients accessing both the perinatal services. This provides strategic clinical leadership and clinical oversight, which is consistently implemented to deliver safe and effective services. The clinical oversight and assurance includes ensuring products and services are developed to recognised safety standards and are signed off as clinically safe to go live.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-maternity-2',
          words:
            'These include monitoring Serious Incidents for any themes and trends related to Equality and Diversity. Ethnicity of patients is included within all SIs and HSIB investigations. As part of the PMRT process the ethnicity of patients is recorded as part of the reporting process.',
          source: null,
          characteristics: ['race'],
        },
        {
          id: 'evidence-1c-maternity-3',
          words:
            'Serious Incidents and reports of harm to babies’ form part of the Perinatal Services, incidents and reports are routinely monitored for themes and trends, which may relate to Equality and Diversity. The Perinatal Services operate a duty system, which filters out crisis and urgent referrals; referrals are analysed for themes and trends relating to Equality and Diversity',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1c-maternity-4',
          words:
            'The Trust currently has interpreting services available for all non-English speaking patients which are available for all appointments. There are some information leaflets available to women in different languages.',
          source: null,
          characteristics: ['pregnancy-and-maternity'],
        },
        { id: 'evidence-1c-maternity-5', words: 'Reporting Processes:', source: null, characteristics: [] },
        {
          id: 'evidence-1c-maternity-6',
          words: 'ICB/LMNS governance and assurance processes for maternity and neonatal services at MSEFT.',
          source: null,
          characteristics: ['pregnancy-and-maternity'],
        },
        { id: 'evidence-1c-maternity-7', words: 'CQC inspection reports', source: null, characteristics: [] },
        { id: 'evidence-1c-maternity-8', words: 'NHSE Assurance visits feedback', source: null, characteristics: [] },
        {
          id: 'evidence-1c-maternity-9',
          words: 'LMNS Quality Assurance Visit reports',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '1D',
      service: 'perinatal',
      ownGrade: 2,
      owner: 'Matt Sisto, Director of Patient Experience',
      evidence: [
        {
          id: 'evidence-1d-perinatal-1',
          words:
            'Perinatal services use POEM (Patient Rated Outcome and Experience Measure) which is a national perinatal outcome that was developed by the Royal College of psychiatry perinatal quality network.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1d-perinatal-2',
          words:
            'The POEM is provided to every patient within perinatal services; a tool developed to capture satisfaction over time and detect fluctuations within a service. The POEM is themed around communication, care environment, information provision, and baby care. Patients and partners/family members are invited by services to complete the POEM when the patient is discharged from inpatient or community perinatal care. It is intended as a continuous routine evaluation. Patients are sent the POEM via a web link. The POEM supports the services approach to an operationalising the CORE 10: “Clinical Outcomes in Routine Evaluation” which comprises tools and thinking to support monitoring of change and outcomes in routine practice in psychotherapy, counselling and any other work attempting to promote psychological recovery, health and wellbeing.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1d-perinatal-3',
          words: '61% of patients within the Perinatal services agreed that staff provide the right amount of support.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1d-perinatal-4',
          words:
            'Each service within EPUT has a primary route of feedback via iWGC. This is the trusts contracted provider of PREMS (Patient Recorded Experience Measure). The platform is accessible in different languages and is presented through varying methods depending on what may be most suitable to the patient demographic.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1d-perinatal-5',
          words:
            'Every individual with connection/interest in EPUT can attend the EPUT forum, which is held once a quarter by the Patient Experience and Volunteers team as an opportunity to ask people and communities what matters most to them and where “citizens” feel EPUT should be targeting their energy. This gives all patients the opportunity to provide feedback on their experiences of care.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1d-perinatal-6',
          words:
            'The Lighthouse service operates Parent Network forums, community feedback sessions, Question, and Answer sessions, which allow themes, and trends relating to safety to be identified, discussed and actioned.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1d-perinatal-7',
          words:
            'Children can also complete the PREMS themselves via the version of the question set specifically designed for children and young people. On average, the lighthouse service scores 3.5 out of 5 for patient experience.',
          source: null,
          characteristics: ['age'],
        },
      ],
    },
    {
      outcome: '1D',
      service: 'maternity',
      ownGrade: 3,
      owner: 'Patient Experience Team',
      evidence: [
        {
          id: 'evidence-1d-maternity-1',
          words: 'Friends and Family Test results, patient experience groups and feedback meetings',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-1d-maternity-2',
          words:
            'The Maternity Equality and Equity Action plan has laid out clear priorities around co-production with our residents to support continued reported positive experiences.',
          source: null,
          characteristics: ['pregnancy-and-maternity'],
        },
        {
          id: 'evidence-1d-maternity-3',
          words:
            'The MNVP have made links with various system and voluntary individuals/organisations to support their ability to engage and represent minority communities. This ensures maternity services is considering the impact of culture, ethnicity and language in relation to the antenatal risk assessment process, initial assessment and follow-up.',
          source: null,
          characteristics: ['pregnancy-and-maternity', 'race'],
        },
        {
          id: 'evidence-1d-maternity-4',
          words:
            'The organisation taking steps to embed workforce understanding of how cultural, ethnicity & language variances can be considered through care pathway.',
          source: null,
          characteristics: ['race'],
        },
        { id: 'evidence-1d-maternity-5', words: 'Applicable Staff EDI training', source: null, characteristics: [] },
        { id: 'evidence-1d-maternity-6', words: 'Respect training', source: null, characteristics: [] },
        { id: 'evidence-1d-maternity-7', words: 'Unconscious Bias Training', source: null, characteristics: [] },
        {
          id: 'evidence-1d-maternity-8',
          words: 'Managers Essentials additional training which includes B&H',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '2A',
      service: null,
      ownGrade: 1,
      owner: 'HR/Wellbeing Champions/Staff Networks',
      evidence: [
        {
          id: 'evidence-2a-1',
          words:
            'The Mid & South Essex ICB has an established peer support group called “Positive Ways to Wellness” – open to employees with any long-term condition.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2a-2',
          words:
            'We also promote national, regional and local (via Working Well) initiatives such as The NHS Digital Weight Management Programme, Stress Awareness Workshops, Mindfulness courses and many more.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2a-3',
          words:
            'We have created a Wellbeing Champions Group and are growing our network of Mental Health First Aiders whose role is to act as a first point of contact for any employee experiencing emotional distress through to a mental health issue.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2a-4',
          words: 'Wellbeing Champions can signpost to national and local support available.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2a-5',
          words:
            'Our Wellbeing Survey (December 2022) that has been coordinated by Working Well indicated that 40% of respondents had a long-term condition which highlighted the need to promote other lifestyle changes that could help better management of these conditions.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2a-6',
          words:
            'In addition, 64% of respondents were not happy with their weight and 60% are interested in making changes which highlighted another area worth prioritising in 2023/24.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '2B',
      service: null,
      ownGrade: 1,
      owner: 'HR/Staff Engagement Group',
      evidence: [
        {
          id: 'evidence-2b-1',
          words:
            'Dignity at Work Policy for the ICB to safeguard all stakeholders. This policy will be refreshed during 2023/24.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2b-2',
          words:
            'NHS Staff Survey results 2021 show that 100% of staff had not experienced violence from any source. There was evidence to show that staff had experienced harassment, bullying or abuse from patients/service users, their relatives or members of the public as well as from managers and colleagues and rates of reporting this were comparable with the national average. The 2022/23 results will be published on 9th March 2023 and will be considered alongside the 2023/24 (March 2024) result to assess for trends.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2b-3',
          words:
            'Following the last NHS Staff Survey, MSE ICB Staff Engagement Group discussed priorities such as refreshing the Dignity at Work policy as well as developing awareness training and agreeing a behavioural code with staff. There are also plans to develop cultural awareness and micro aggression training and to run some staff briefings on awareness and familiarisation of the policy highlighting the role of staff and managers within this policy and process.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '2C',
      service: null,
      ownGrade: 1,
      owner: 'HR',
      evidence: [
        {
          id: 'evidence-2c-1',
          words:
            'There is a Freedom to Speak Up Guardian in post for the ICB and we are refreshing our offer for staff in terms of Freedom to Speak Up Champions and Contact Officers.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2c-2',
          words:
            'We are contacting existing Mental Health First Aiders with a view to relaunching this offer to staff and provide support and training to existing and new MHFA.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2c-3',
          words:
            'An Employee Assistance Programme (EAP) is also available to all staff and provides independent support and advice. There is also Occupational Health support available.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2c-4',
          words:
            'The ICB also has a staff engagement group where concerns can be raised as well as being able to access several staff networks as well as Trade Unions.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '2D',
      service: null,
      ownGrade: 1,
      owner: 'HR',
      evidence: [
        {
          id: 'evidence-2d-1',
          words:
            'According to the 2021 NHS Staff Survey, 60% of staff would recommend the organisation as a place to work and the data doesn’t show that there are any staff groups where this score significantly deviates from the average.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-2d-2',
          words:
            'The ICB is committed to ensuring an excellent health and wellbeing offer for staff and fostering an inclusive organisational culture where staff feel supported. The organisation also uses sickness & absence and exit interview data inform interventions to retain staff.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '3A',
      service: null,
      ownGrade: 1,
      owner: 'HR / Corporate Team',
      evidence: [
        {
          id: 'evidence-3a-1',
          words:
            'There was Board development session specifically focusing on equality, diversity and inclusion on 8th February 2023 and the ICB will be rolling out a programme of EDI training for all staff during 2023/24.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3a-2',
          words:
            'All Executive members of the ICB will also be taking part in the reciprocal mentoring for inclusion programme.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3a-3',
          words:
            'The ICB also held an Anti-Racist strategy engagement event on 1st November 2022, which resulted in the following actions for the ICB Board: 1. Listening to lived experiences as part of agenda 2. quarterly EDI item on agenda 3. communicating EDI board member objectives to wider staff',
          source: null,
          characteristics: ['race'],
        },
        {
          id: 'evidence-3a-4',
          words: 'MSE ICB is also committed to the delivery of the ICS Equality, Diversity and Inclusion framework.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3a-5',
          words:
            'In depth discussion held with Board members regarding the work on service harmonisation and how equality and health inequality impact assessments were conducted and acted upon.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '3B',
      service: null,
      ownGrade: 1,
      owner: 'Corporate Team',
      evidence: [
        {
          id: 'evidence-3b-1',
          words:
            'All Board / Committee cover papers require staff to assess and comment upon how the topic impacts on equality and health inequalities where appropriate.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3b-2',
          words:
            'Equality and Health inequality impact assessments are completed for all projects and are signed off at the appropriate level where required (e.g. service harmonisation).',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3b-3',
          words: 'Each policy has an Equality Impact Assessment.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3b-4',
          words:
            'Co-ordinating of and resource for fully documenting and taking action on required interventions is currently being reviewed.',
          source: null,
          characteristics: [],
        },
      ],
    },
    {
      outcome: '3C',
      service: null,
      ownGrade: 1,
      owner: 'HR / Corporate Team',
      evidence: [
        {
          id: 'evidence-3c-1',
          words:
            'Our ICB appraisal process (specifically for Band 9 and VSM) asks staff to commit to demonstrating the ICB values, one of which is working and leading with compassion and respect, which gives a framework to use to discuss performance against these areas.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3c-2',
          words: 'There is also a robust performance management policy in place.',
          source: null,
          characteristics: [],
        },
        {
          id: 'evidence-3c-3',
          words:
            'As a newly established organisation, implementation of and reporting on WRES, WDES, EHI Impact Assessments, Gender Pay Gap, Accessible Information Standards, PCREF (Mental Health) and EDS2 are in their infancy, but developing as you would expect.',
          source: null,
          characteristics: ['race', 'disability', 'sex'],
        },
        {
          id: 'evidence-3c-4',
          words:
            'The Executive Chief People Officer has overarching responsibility for delivering this and being accountable to the Board, and when complete will ensure these are report to the Board and acted upon.',
          source: null,
          characteristics: [],
        },
      ],
    },
  ],
  actionPlan: {
    lead: 'Dr Sophia Morris, System Clinical Lead of Health Inequalities',
    sponsor: 'Dr Giles Thorpe, Executive Chief Nursing Officer',
    yearsActive: '0',
    authorisationDate: 'July 2023',
    headings: [
      { grouping: '1', columns: ['Outcome', 'Objective', 'Action', 'Completion date'] },
      { grouping: '2', columns: ['Outcome', 'Objective', 'Action', 'Completion date'] },
      { grouping: '3', columns: ['Outcome', 'Objective', 'Rating', 'Owner (Dept/Lead)'] },
    ],
    items: [
      {
        id: 'action-1a-perinatal-1',
        outcome: '1A',
        service: 'perinatal',
        objective:
          'Explore ways in which the Accessible Information Standard can be more explicitly utilised within each service.',
        action:
          'Continue to promote Accessible Information Standard (AIS) in EPUT.\nFeature AIS as part of EPUT Patient Experience training to support access.',
        completion: 'September 2023',
      },
      {
        id: 'action-1a-maternity-1',
        outcome: '1A',
        service: 'maternity',
        objective:
          'Demonstrate activity and action plan in place to ensure those with protected characteristics have adequate access to the service.\nSupporting access through use of cultural competent comms and accessible communication formats\nDemonstrate continual data evaluation for data completeness to allow assessment of who is accessing service',
        action:
          'Maternity action plan to progress action which will improve early access to maternity care within MSE, for those in identified ethnic minority groups. This has not yet commenced for those from minority groups, however the booking self-referral process has incorporated inclusive language and acknowledgement of protected characteristics in its content and was coproduced with the MNVP.\nImproving collaboration observed between stakeholders.\nRecruit an LMNS Communications Officer role to provide expertise and guidance consistently in relation to information that is shared with both staff and the public.\nContinue to ensure that data collection is carried out, to identify who is accessing face-to-face, telephone or video consultations, including by relevant protected characteristic and health inclusion groups',
        completion: 'September 2023',
      },
      {
        id: 'action-1b-perinatal-1',
        outcome: '1B',
        service: 'perinatal',
        objective:
          'Continue implementation of “Time to Care” programme in EPUT to improve patient care in services and recognising protected characteristics in patient care.',
        action:
          'Support and contribute in the implementation of “Time to Care” program (both EDI and Patient Experience Teams)',
        completion: 'September 2023',
      },
      {
        id: 'action-1b-maternity-1',
        outcome: '1B',
        service: 'maternity',
        objective:
          'Identification of higher risk cohorts and targeted interventions to address their needs.\nEmbedding of personalised care within maternity services\nImplementing accessible information formats.\nDevelop a co-production plan to include improved engagement of marginalised groups.\nTobacco dependency workstream which supports smoke free pregnancy.',
        action:
          'LMNS Health Inequality dashboard proposed and not yet in place.\nReview current EPR systems, to ensure they identify key information highlighting specified risk factors. Where this is not achieved currently, consider alternative actions to address this where possible.\nMSEFT led Personalisation and Choice workstream in place.\nAgreement to introduce Patient Knows Best platform now confirmed. Maternity services are identified as a priority area to implement this in. Maternity digital strategy in place.\nStandardised hard copy PCSP format for use across maternity services in the system to be developed translated into multiple languages.\nCo production with the MNVP ongoing.\nTobacco dependency pathway development in progress, recruitment of specialist midwives underway and draft in-house pathway developed.',
        completion: 'September 2023',
      },
      {
        id: 'action-1c-perinatal-1',
        outcome: '1C',
        service: 'perinatal',
        objective: 'Ensure work of Patient Safety Partners is promoted throughout EPUT.',
        action: 'Share learnings / next steps taken from serious incidents with patients, families and carers.',
        completion: 'September 2023',
      },
      {
        id: 'action-1c-maternity-1',
        outcome: '1C',
        service: 'maternity',
        objective:
          'In addition to robust monitoring of quality & safety incidents - action plans in place to further consider themes/trends to identify any areas of disparities. The organisation is taking steps to embed workforce understanding of how culture, ethnicity & language variances can be considered through care pathway.',
        action:
          'There are clinical governance structures in place to protect the safety of patients in both the Perinatal Services. This provides strategic clinical leadership and clinical oversight, which is consistently implemented to deliver safe and effective services. The clinical oversight and assurance includes ensuring products and services are developed to recognised safety standards and are signed off as clinically safe to go live.',
        completion: 'September 2023',
      },
      {
        id: 'action-1d-perinatal-1',
        outcome: '1D',
        service: 'perinatal',
        objective: 'Ensure EDS agenda is built into the “I want Great Care” reporting and training manager role.',
        action:
          'Share themes and trends from data with patients, carers and family through “you said, we did” promotions.',
        completion: 'September 2023',
      },
      {
        id: 'action-1d-maternity-1',
        outcome: '1D',
        service: 'maternity',
        objective:
          'Co-production with communities to support continued reporting of positive experiences.\nCreate evidence-based action plans in collaboration with patients and relevant stakeholders and monitors progress.\nContinue to demonstrate the link between staff and patient treatment and demonstrate positive improvements in patient experiences.',
        action:
          'MNVP to lead a LGBTQ+ Focus Group to identify areas of focus for MSE.\nEnsure all LMNS communications, where possible, are coproduced with the MNVP to ensure information reflects service users needs and uses inclusive and additive language.\nOngoing engagement in place to support the MNVP to undertake out-reach work, utilise volunteers for engagement, support local community groups to progress opportunities for collaboration.\nRegularly review the membership of the MNVP, to evaluate how representative of the local population it is.',
        completion: 'September 2023',
      },
      {
        id: 'action-2a-1',
        outcome: '2A',
        service: null,
        objective:
          'Increase awareness of staff support available through networks and also targeting some interventions through the results of the wellbeing survey',
        action:
          'Wellbeing champions to analyse results of wellbeing survey and plan schedule of events and interventions for 2023, including planning targeted monitoring of the health of those with protected characteristics and targeted interventions to encourage self-care amongst those with long term conditions.',
        completion: 'On-going to March 2024',
      },
      {
        id: 'action-2a-2',
        outcome: '2A',
        service: null,
        objective: null,
        action: 'Develop how the reach and impact of these interventions will be measured.',
        completion: 'February 2023',
      },
      {
        id: 'action-2a-3',
        outcome: '2A',
        service: null,
        objective: null,
        action:
          'The intranet will be reviewed and updated regularly to signpost staff to support within the local area using the Staff intranet.',
        completion: 'July 2023',
      },
      {
        id: 'action-2b-1',
        outcome: '2B',
        service: null,
        objective:
          'To review, refresh and promote the ICB Dignity at Work Policy and provide briefing sessions on this policy.',
        action: 'HR team to review policy in partnership with SEG.',
        completion: 'July 2024',
      },
      {
        id: 'action-2b-2',
        outcome: '2B',
        service: null,
        objective: 'To devise and agree a staff behavioural code in line with ICB values.',
        action: 'Behavioural code devised from values engagement work and shared with SEG and wider staff.',
        completion: 'April 2024',
      },
      {
        id: 'action-2b-3',
        outcome: '2B',
        service: null,
        objective: 'Deliver cultural awareness and microaggression training.',
        action: 'Commission training as part of EDI procurement',
        completion: 'March/April 2024',
      },
      {
        id: 'action-2c-1',
        outcome: '2C',
        service: null,
        objective: 'Refresh and relaunch staff support offers.',
        action: 'HR team currently refreshing support offers.',
        completion: 'March 2024',
      },
      {
        id: 'action-2c-2',
        outcome: '2C',
        service: null,
        objective: null,
        action: 'Refreshing our offer for staff in terms of Freedom to Speak Up Champions and Contact Officers.',
        completion: 'March 2024',
      },
      {
        id: 'action-2c-3',
        outcome: '2C',
        service: null,
        objective: null,
        action: 'Refreshing the offer for Mental Health First Aiders.',
        completion: 'March 2024',
      },
      {
        id: 'action-2c-4',
        outcome: '2C',
        service: null,
        objective: 'Expand oversight of reporting on EDI.',
        action:
          'Quarterly reporting of exit interview data to ICB Exec group. This data can be broken down by protected characteristics where this information has been reported by staff and therefore enable us to identify and act upon any issues for any groups of staff.',
        completion: 'April 2024',
      },
      {
        id: 'action-2d-1',
        outcome: '2D',
        service: null,
        objective: 'No actions identified.',
        action: '-',
        completion: '-',
      },
      {
        id: 'action-3a-1',
        outcome: '3A',
        service: null,
        objective: 'Regular Board agenda items around EDI',
        action: 'To be discussed and agreed with Board.',
        completion: 'March 2024',
      },
      {
        id: 'action-3a-2',
        outcome: '3A',
        service: null,
        objective: 'To commit to the RMFI programme and learning from this.',
        action: 'To participate in the Reciprocal mentoring Programme and share and implement learning.',
        completion: 'Ongoing',
      },
      {
        id: 'action-3a-3',
        outcome: '3A',
        service: null,
        objective: 'To commit to the delivery of the ICS EDI framework',
        action:
          'To deliver the outcomes of the ICS EDI framework in particular around the culture and leadership element of the framework.',
        completion: 'Ongoing',
      },
      {
        id: 'action-3a-4',
        outcome: '3A',
        service: null,
        objective: null,
        action:
          'Board Reporting on compliance and implementation of WDES, EHIIAs, Gender Pay Gap, AIS, PCREF and EDS2, by the Executive Chief People Officer.',
        completion: 'March 2024',
      },
      {
        id: 'action-3b-1',
        outcome: '3B',
        service: null,
        objective:
          'Provide Assurance to the Quality Committee that EHIIAs are fully completed and actions taken on any required interventions.',
        action: 'Establish robust framework for the completion of EHIIAs.',
        completion: 'September 2023',
      },
      {
        id: 'action-3b-2',
        outcome: '3B',
        service: null,
        objective: 'Update BME risk assessments.',
        action: 'Gap analysis on completed BME risk assessments and ensure all complete.',
        completion: 'September 2023',
      },
      {
        id: 'action-3c-1',
        outcome: '3C',
        service: null,
        objective: 'Board members conversant with and act upon relevant EDI tools.',
        action: 'Complete WRES and WDES reporting and associate action plan.',
        completion: 'August 2023',
      },
      {
        id: 'action-3c-2',
        outcome: '3C',
        service: null,
        objective: null,
        action: 'Establish monitoring and reporting process for EHIIAs.',
        completion: 'April 2024',
      },
      {
        id: 'action-3c-3',
        outcome: '3C',
        service: null,
        objective: null,
        action: 'Complete EDI reporting on Gender Pay Gap, AIS, PCREF.',
        completion: 'April 2024',
      },
      {
        id: 'action-3c-4',
        outcome: '3C',
        service: null,
        objective: null,
        action:
          'Board members and system leaders to support the delivery of these reports and action plans and retain oversight of progress against these plans. Further action plans will be established with clear leadership identified when the EDI framework has been delivered.',
        completion: 'September 2023',
      },
    ],
  },
  published: {
    domains: [
      { code: '1', total: 10, label: 'Developing' },
      { code: '2', total: 4, label: 'Undeveloped' },
      { code: '3', total: 3, label: 'Undeveloped' },
    ],
    total: 17,
    rating: 'Developing',
  },
  submission: { recipient: 'NHS England', address: 'england.eandhi@nhs.net' },
}
