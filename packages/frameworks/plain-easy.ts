// Easy Read for questions and grades: short sentences, one idea each. Not yet read by people who use Easy Read.
import type { PlainLanguage } from './plain-language.ts'

export const plainEasy: PlainLanguage = {
  checkedBy: null,
  gradeNames: null,
  meanings: {
    'eds-2022': [
      'Nothing is done yet. Or very little. Or nobody can show it.',
      'They have started. There is a lot to do.',
      'This is good for most people.',
      'This is very good for everyone.',
    ],
    eds2: [
      'Two groups or fewer do well. Or we do not know.',
      'Three, four or five groups do well.',
      'Six, seven or eight groups do well.',
      'All nine groups do well.',
    ],
    'eds-2011': [
      'Some groups do worse than other people. Or we do not know.',
      'A few groups do as well as other people.',
      'Most groups do as well as other people.',
      'All groups do as well as other people.',
    ],
  },
  outcomes: {
    'eds-2022': {
      '1A': { title: 'Getting the service', question: 'Can everyone get this service?' },
      '1B': { title: 'Getting the right care', question: 'Do people get the care they need?' },
      '1C': { title: 'Staying safe', question: 'Are people safe here?' },
      '1D': { title: 'Being treated well', question: 'Do people say they were treated well?' },
      '2A': { title: 'Help with staff health', question: 'Do staff get help to stay well?' },
      '2B': { title: 'Safe at work', question: 'Are staff safe at work?' },
      '2C': { title: 'Someone to turn to', question: 'Is there someone to help staff who are hurt or upset?' },
      '2D': {
        title: 'A place staff would pick',
        question: 'Would staff tell a friend to work here, or get care here?',
      },
      '3A': {
        title: 'Leaders who care about fairness',
        question: 'Do leaders show that they want to be fair to everyone?',
      },
      '3B': {
        title: 'Fairness in board papers',
        question: 'Do the leaders write down who may lose out? Do they plan to help?',
      },
      '3C': { title: 'Checking that things get better', question: 'Do leaders check that things get better?' },
    },
    eds2: {
      '1.1': { title: 'Services that fit local people', question: 'Do services fit what local people need?' },
      '1.2': {
        title: 'Finding out what you need',
        question: 'Do staff ask what each person needs? Do people get care that helps?',
      },
      '1.3': {
        title: 'Moving between services',
        question: 'Is it easy to move to a new service? Are people told what happens?',
      },
      '1.4': { title: 'Keeping people safe', question: 'Are people safe when they use the NHS?' },
      '1.5': { title: 'Staying healthy', question: 'Does everyone get health checks, vaccines and help to stay well?' },
      '2.1': {
        title: 'Getting services',
        question: 'Is it easy to get services? Is nobody sent away without a good reason?',
      },
      '2.2': { title: 'Having a say in your care', question: 'Do people get help to have a say in their care?' },
      '2.3': { title: 'Being treated well', question: 'Do people say the NHS was kind to them?' },
      '2.4': { title: 'Complaints', question: 'When people complain, does somebody listen and act fast?' },
      '3.1': { title: 'Fair jobs', question: 'Are people picked for jobs in a fair way?' },
      '3.2': { title: 'Fair pay', question: 'Do people who do the same work get the same pay?' },
      '3.3': { title: 'Training', question: 'Do all staff get good training?' },
      '3.4': { title: 'Safe at work', question: 'Are staff safe at work?' },
      '3.5': {
        title: 'Work that fits your life',
        question: 'Can staff work at times and in ways that fit their lives?',
      },
      '3.6': { title: 'A good place to work', question: 'Do staff say it is good to work here?' },
      '4.1': { title: 'Leaders who are fair', question: 'Do leaders show that they want to be fair to everyone?' },
      '4.2': {
        title: 'Fairness in board papers',
        question: 'Do the leaders write down who may lose out? Do they plan to help?',
      },
      '4.3': { title: 'Managers who are fair', question: 'Do managers help staff to be fair to everyone?' },
    },
    'eds-2011': {
      '1.1': {
        title: 'Services that fit local people',
        question: 'Do services fit what local people need? Do they make health more fair?',
      },
      '1.2': {
        title: 'Finding out what you need',
        question: 'Do staff ask what each patient needs? Do patients get care that helps?',
      },
      '1.3': {
        title: 'Changes and moves',
        question: 'Do staff talk with patients about changes? Is it easy to move to a new service?',
      },
      '1.4': {
        title: 'Keeping patients safe',
        question: 'Are patients safe? If something goes wrong, is it put right?',
      },
      '1.5': { title: 'Staying healthy', question: 'Does everyone get health checks, vaccines and help to stay well?' },
      '2.1': {
        title: 'Getting services',
        question: 'Is it easy to get services? Is nobody sent away without a good reason?',
      },
      '2.2': { title: 'Having a say in your care', question: 'Do patients get help to choose their care?' },
      '2.3': { title: 'Being treated well', question: 'Do patients and carers say that staff were kind and listened?' },
      '2.4': { title: 'Complaints', question: 'When people complain, does somebody listen and act fast?' },
      '3.1': {
        title: 'Fair jobs',
        question: 'Are people picked for jobs in a fair way? Do all kinds of people work here?',
      },
      '3.2': { title: 'Fair pay', question: 'Is the pay fair? Do people who do the same work get the same pay?' },
      '3.3': { title: 'Training and help', question: 'Do staff get the training and help they need?' },
      '3.4': { title: 'Safe at work', question: 'Are staff safe? If something goes wrong, is it put right?' },
      '3.5': {
        title: 'Work that fits your life',
        question: 'Can staff work at times and in ways that fit their lives?',
      },
      '3.6': { title: 'Healthy staff', question: 'Do staff get help to stay well?' },
      '4.1': { title: 'Leaders who are fair', question: 'Do leaders plan their work to make things more fair?' },
      '4.2': { title: 'Managers who are fair', question: 'Do managers help staff to be fair to everyone?' },
      '4.3': { title: 'Picking leaders', question: 'Do we pick and train leaders who know how to be fair?' },
    },
  },
  groups: {
    'patients-and-service-users': { name: 'Patients', who: 'You use the service.' },
    carers: { name: 'Carers', who: 'You look after someone.' },
    'community-and-voluntary-sector': {
      name: 'Local groups and charities',
      who: 'You come from a local group or a charity.',
    },
    staff: { name: 'Staff', who: 'You work here.' },
    'staff-networks': { name: 'Staff networks', who: 'You speak for a staff network.' },
    'trade-unions': { name: 'Trade unions', who: 'You speak for a trade union.' },
    managers: { name: 'Managers', who: 'You are in charge of other people here.' },
    board: { name: 'Board', who: 'You sit on the board.' },
    'independent-evaluators': { name: 'People from outside', who: 'You come to check the work.' },
    healthwatch: { name: 'Healthwatch', who: 'You come from Healthwatch.' },
    'local-authority': { name: 'Local council', who: 'You come from the council.' },
  },
  characteristics: {
    age: { name: 'Age', meaning: 'How old you are.' },
    disability: { name: 'Disability', meaning: 'Your body or mind makes daily life hard.' },
    'gender-reassignment': {
      name: 'Gender reassignment',
      meaning: 'You plan to change from the sex you were given at birth. Or you have changed.',
    },
    'marriage-and-civil-partnership': {
      name: 'Marriage and civil partnership',
      meaning: 'You are married or in a civil partnership.',
    },
    'pregnancy-and-maternity': { name: 'Pregnancy and maternity', meaning: 'You have a baby, or will have one soon.' },
    race: { name: 'Race', meaning: 'Your colour, or where your family comes from.' },
    'religion-or-belief': { name: 'Religion or belief', meaning: 'What you believe. No religion counts too.' },
    sex: { name: 'Sex', meaning: 'You are a woman or a man.' },
    'sexual-orientation': { name: 'Sexual orientation', meaning: 'You are drawn to men, to women or to both.' },
  },
}
