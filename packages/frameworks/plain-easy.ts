// Easy Read for questions and grades: short sentences, one idea each. Not yet read by people who use Easy Read.
import type { PlainLanguage } from './plain-language.ts'

export const plainEasy: PlainLanguage = {
  checkedBy: null,
  gradeNames: null,
  meanings: {
    'eds-2022': [
      'Nothing is done yet. Or very little.',
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
      '2D': { title: 'A place staff would pick', question: 'Would staff tell a friend to come here?' },
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
    'gender-reassignment': { name: 'Gender reassignment', meaning: 'You change from the sex you were given at birth.' },
    'marriage-and-civil-partnership': {
      name: 'Marriage and civil partnership',
      meaning: 'You are married or in a civil partnership.',
    },
    'pregnancy-and-maternity': { name: 'Pregnancy and maternity', meaning: 'You have a baby, or will have one soon.' },
    race: { name: 'Race', meaning: 'Your colour, or where your family comes from.' },
    'religion-or-belief': { name: 'Religion or belief', meaning: 'What you believe. No religion counts too.' },
    sex: { name: 'Sex', meaning: 'You are a woman or a man.' },
    'sexual-orientation': { name: 'Sexual orientation', meaning: 'You love men, women or both.' },
  },
}
