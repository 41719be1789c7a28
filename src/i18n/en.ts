import { plural } from './numbers.ts'
import { pairOf } from './lists.ts'
import type { NotePhrases, Phrases, ProblemPhrases, TicketPhrases } from './phrases.ts'

const q = (text: string): string => `“${text}”`

const notes: NotePhrases = {
  greeting: (name, intro) => `Hello${name === undefined ? '' : `, ${name}`}. ${intro}`,
  greetedAgain: 'Hello again.',
  understood: (answers) =>
    answers.length === 1
      ? `I understood this: ${answers[0]}. If that's not right, tell me and I'll change it.`
      : `I understood this:\n${answers.map((each) => `• ${each}`).join('\n')}\nIf something isn't right, tell me and I'll change it.`,
  changed: (label, from, to) => `I changed ${q(label)} from ${q(from)} to ${q(to)}.`,
  updated: (label) => `I updated ${q(label)}.`,
  skipped: (label) => `Let's continue without ${q(label)}.`,
  cannotSkip: (label) => `I can't send the request without ${q(label)}, so here it is again.`,
  nothingToUndo: "There's no change to undo.",
  undone: 'I undid the last change.',
  nothingBefore: "This is the first question, there's nothing before it.",
  cancelled:
    'All right, I discarded the request and no ticket was opened. If you change your mind, I can bring it back.',
  nothingToCancel: "There's no request in progress. Tell me what you need and we'll start one.",
  resumed: (subject) =>
    subject === undefined
      ? "I brought your request back. Let's continue where it stopped."
      : `I brought back your request about ${q(subject)}. Let's continue where it stopped.`,
  nothingToResume: "I have no saved request to bring back. Tell me what you need and we'll start one.",
  restarted: (kept) =>
    kept
      ? "Let's start over. The earlier request is saved: write “bring it back” if you want it again."
      : "Let's start over.",
  why: 'It helps the support team with your case.',
  help: [
    'You can answer with the buttons, with the number of an option or in your own words.',
    '• “Back”, “Undo” or “Change something” correct an answer.',
    '• “Cancel” discards the request and “Start over” begins again.',
    '• “My tickets” or “status of ticket 123” show how your tickets are doing.',
    '• “Talk to a person” passes your case to the team.',
    '• “Español” or “português” change the language.',
  ].join('\n'),
  language: "Let's continue in English.",
  nonsense: "I couldn't read anything in that message. Tell me in a few words what's going on.",
  stillNonsense: "I still can't read it. Two or three words are enough.",
  missed: "I'm not sure how to take that answer. Let me ask another way.",
  likely: (option) => `Do you mean ${q(option)}? If so, say “yes”; if not, choose another option.`,
  fileKept: (names, count) =>
    `I received ${plural('en', count, 'the file', 'the files')} ${names}. ${plural('en', count, 'It goes', 'They go')} with your request.`,
  kept: (text) => `I kept what you wrote: ${q(text)}.`,
  alongside: (text) => `What you also wrote goes with the request: ${q(text)}.`,
  missing: (labels, count) =>
    `Before I can send it, ${labels} ${plural('en', count, 'is', 'are')} still missing.`,
  sending:
    "Your request is saved and I'm sending it. I'll confirm the number here; meanwhile you can carry on with other things.",
  stillSending:
    "Your request is still being sent. Nothing is lost, and I'll confirm the number here as soon as I have it.",
  alreadySent: (number) => `That request was already sent: it's ticket ${number}.`,
  refused:
    "The ticket system didn't accept the request. Your answers are still here: you can review them and send it again, or ask to talk to a person.",
  oldPrompt:
    "That button belongs to an earlier question. Let's continue with the current one; to change an answer, write “Change something”.",
  oldDraft: 'That button belongs to a request that is no longer open.',
  solvedByArticle: (title) =>
    `${title === undefined ? "I'm glad that solved it" : `I'm glad ${q(title)} solved it`}. No ticket was opened. If it happens again, you can bring the request back and send it.`,
  noMoreArticles:
    "I have no other articles about this. If none of them helps, we'll continue with your request.",
  welcomeThanks: "You're welcome. I'm here if you need anything else.",
  gladItWorks: 'Good to hear that it works. The ticket stays solved. If you like, tell us how it went.',
  addedToSame: (number) =>
    `I'm adding it to ticket ${number}, with your files. The request is kept in case you want to send it separately.`,
  handover: "I can pass your case to a person, with everything you've told me so far.",
  handedOverOpen:
    "Your case is with the team now. It's within office hours: a person will answer here as soon as they take it.",
  handedOverClosed: (when) =>
    `Your case is with the team now. It's outside office hours. The team will answer here when it's back: ${when} (your time).`,
  noTicket: (number) =>
    `I can't find ticket ${number} among the ones you can see. Please check the number, or write “my tickets” to see yours.`,
  noTickets: (filtered) =>
    filtered
      ? 'You have no tickets with that status. To see them all, write “my tickets”.'
      : "You have no tickets yet. Tell me what you need and we'll open one.",
  deskAway: "I can't look up tickets right now. Please try again in a few minutes.",
  commented: (number) => `Done, your reply is on ticket ${number}.`,
  corrected: (number) => `Done, the change is on ticket ${number}.`,
  cannotRateAnew: (number) => `Ticket ${number} can be rated only once; I can't change the rating.`,
  cannotUnsend: (number) =>
    `Support already has on ticket ${number} what you deleted; I can't take it back there.`,
  forgotten: (questions, count) =>
    `You deleted the message, so I took back ${plural('en', count, 'your answer', 'your answers')}: ${questions}.`,
  filesForgotten: (names, count) =>
    `${plural('en', count, 'The file', 'The files')} ${names} came in the message that you deleted: ${plural('en', count, 'it no longer goes', 'they no longer go')} with your request.`,
  reopened: (number) => `Done, ticket ${number} is open again.`,
  solved: (number) => `Done, ticket ${number} is marked as solved.`,
  rated: (number) => `Thank you. I saved your rating of ticket ${number}.`,
  ratingCommented: 'Thank you. I saved your comment with the rating.',
  followUp: (number, subject) =>
    `This new request follows up on ticket ${number}, ${q(subject)}. I brought your answers over; tell me what's happening now.`,
  muted: (number) =>
    `Done, I won't tell you about ticket ${number} anymore. To hear about it again, write “Unmute ${number}”.`,
  unmuted: (number) => `Done, I'll tell you again when something changes on ticket ${number}.`,
  cannotComment: (number) =>
    `Ticket ${number} is closed and takes no more replies. You can open a new one that mentions it.`,
  cannotReopen: (number) =>
    `Ticket ${number} can no longer be reopened. You can open a new one that mentions it.`,
  cannotSolve: (number) =>
    `Ticket ${number} can no longer be marked as solved. To see how it's doing, write “status of ticket ${number}”.`,
  cannotRate: (number) =>
    `Ticket ${number} can no longer be rated. If needed, you can open a new one that mentions it.`,
  notDone: (number) =>
    `I couldn't make that change to ticket ${number}. Please try again in a few minutes; the ticket is as it was.`,
  dailyOn:
    "Done, every day at this time I'll tell you which tickets are waiting for your answer, if any are. To stop it, write “no daily list”.",
  dailyOff: "All right, I won't tell you every day anymore.",
  daily: 'Your daily list: these tickets are waiting for your answer.',
  reminder: (number, subject) =>
    `Support is still waiting for your answer on ticket ${number}, ${q(subject)}.`,
  askReply: (number) => `Write your reply and I'll add it to ticket ${number}.`,
  askReopen: (number) => `Tell me what's happening now and I'll reopen ticket ${number}.`,
  deskWrote: (author, number, subject) => `${author} replied on your ticket ${number}, ${q(subject)}.`,
  deskSet: (number, subject, status) => `Your ticket ${number}, ${q(subject)}, has a new status: ${status}.`,
  deskRaised: (number, subject, priority) =>
    `Your ticket ${number}, ${q(subject)}, has a new priority: ${priority}.`,
  deskAlsoSet: (status) => `The status is now: ${status}.`,
  replyHere: 'To answer, just reply here.',
  replyByNumber: (number) => `To answer, press “Reply” or write “reply to ${number}: ” and your message.`,
  welcomeBack: (subject) =>
    subject === undefined
      ? "Good to see you again. There's an unfinished request."
      : `Good to see you again. Your request about ${q(subject)} is unfinished.`,
  lost: "I lost the thread of this conversation and can't get back what came before. Please tell me again what you need.",
  nothingAsked: 'No question is open right now. Tell me what you need, or write “my tickets”.',
}

const problems: ProblemPhrases = {
  empty: 'An answer is needed here.',
  tooShort: (min) => `It's too short: write at least ${min} ${plural('en', min, 'character', 'characters')}.`,
  tooLong: (max, over) => `It's too long: the limit is ${max} characters. Please remove at least ${over}.`,
  pattern: "It doesn't have the form expected here. Check it and write it again.",
  notAnOption: "That isn't one of the options. Please choose one from the list.",
  notAnEmail: "That doesn't look like a complete email address. It should look like name@company.com.",
  notANumber: 'A number is needed, in digits only.',
  tooSmall: (min) => `The number has to be ${min} or more.`,
  tooLarge: (max) => `The number has to be ${max} or less.`,
  notWhole: 'A whole number is needed, without decimals.',
  notADate: "I couldn't read the date. Write it like 2030-03-15.",
  tooEarly: (from) => `The date has to be ${from} or later.`,
  tooLate: (until) => `The date has to be ${until} or earlier.`,
  item: (item, expected) => `${q(item)}: ${expected}`,
  itemPattern: "it doesn't have the form expected here. Check it and write it again.",
  itemStart: (item, start) => `${q(item)} has to start with ${q(start)}.`,
  itemTwice: (item) => `${q(item)} is there twice. Keep it once.`,
  tooFew: (min) => `Write at least ${min}.`,
  tooMany: (max) => `Write at most ${max}.`,
  noFiles: 'No file has arrived yet. Attach it here.',
  consent: 'Please answer yes or no.',
  about: (label, problem) => `${label}: ${problem}`,
}

const ticket: TicketPhrases = {
  name: (number) => `Ticket ${number}`,
  status: { open: 'Open', pending: 'Awaiting your reply', solved: 'Solved', closed: 'Closed' },
  meaning: {
    open: 'A support specialist has it and is working on it.',
    pending: 'The support team is waiting for more information from you before it can continue.',
    solved: 'The ticket is considered solved.',
    closed: "The ticket is closed and can't be reopened. If needed, open a new one that mentions it.",
  },
  reopenUntil: (when) => `If the problem continues, you can reopen it. Deadline: ${when}.`,
  priority: { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' },
  initialPriority: (priority) => `${priority} (initial priority)`,
  priorityLabel: 'Priority',
  created: (when) => `Created: ${when}`,
  updated: (when) => `Last change: ${when}`,
  support: 'Support',
  supportWrote: (author, when) => `${author}, from support · ${when}`,
  youWrote: (when) => `You · ${when}`,
  filed: (number) => `Done, your ticket is number ${number}.`,
  whatNext:
    "I'll tell you here when the team answers or changes something; the initial priority comes from your answers and may be adjusted later.",
  howToFollow: (number) =>
    `To see how it's doing, write “status of ticket ${number}” or “my tickets” at any time.`,
  howToRate: (number) => `To rate it, write for example “rate ${number} with 5”.`,
  rate: 'How satisfied are you with the support on this ticket?',
  scores: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
  rated: (score) => `Your rating: ${score}.`,
  act: {
    reply: 'Reply',
    reopen: 'Reopen',
    solve: 'Mark as solved',
    status: 'See status',
    follow: 'See status',
    'follow-up': 'Open a follow-up',
    mute: 'Mute',
    unmute: 'Unmute',
  },
  typed: {
    reply: (number) => `Reply to ${number}`,
    reopen: (number) => `Reopen ${number}`,
    solve: (number) => `Mark as solved ${number}`,
    status: (number) => `See status of ticket ${number}`,
    follow: (number) => `See status of ticket ${number}`,
    'follow-up': (number) => `Open a follow-up of ${number}`,
    mute: (number) => `Mute ${number}`,
    unmute: (number) => `Unmute ${number}`,
  },
  list: 'Your tickets',
  listAbout: (words) => `Your tickets about ${q(words)}`,
  emptyAbout: (words) =>
    `I can't find any of your tickets about ${q(words)}. Try other words from the subject, or write “my tickets”.`,
  count: (count, page, pages) =>
    `${count} ${plural('en', count, 'ticket', 'tickets')}${pages > 1 ? `, page ${page} of ${pages}` : ''}`,
  empty: "You have no tickets yet. Tell me what you need and we'll open one.",
  emptyFiltered: (status) => `You have no tickets with status ${q(status)}.`,
  all: 'All',
  next: 'Next page',
  previous: 'Previous page',
  files: (names) => `Files: ${names}`,
  howToFilter:
    'To see only some, write for example “my open tickets” or “my tickets about checkout”. To see one, write its number, like “#123”.',
}

/** English. */
export const en: Phrases = {
  quote: q,
  pair: pairOf,
  commands: {
    back: 'Back',
    undo: 'Undo',
    skip: 'Skip',
    unsure: "I'm not sure",
    cancel: 'Cancel',
    resume: 'Bring it back',
    restart: 'Start over',
    why: 'Why do you ask?',
    help: 'Help',
    human: 'Talk to a person',
    send: 'Send',
    change: 'Change something',
    yes: 'Yes',
    no: 'No',
    none: 'None',
    continue: 'Continue',
    new: 'Open a new ticket',
    more: 'Show more',
    'sent?': 'Was it sent?',
  },
  ways: {
    skipFiles: 'Go on without files',
    noComment: 'No comment',
    keepAnswer: 'Keep it as it is',
    addToSame: 'Yes, add it',
    fileApart: 'No, send it separately',
    noneHelps: 'None of these helps, go on',
    resumeDraft: 'Continue where it stopped',
    continueWithout: 'Continue without this answer',
    continueHere: 'Continue here',
    bringBack: 'Bring the request back',
    changeRow: 'Change',
    form: 'Answer in a form',
  },
  answers: {
    yes: 'Yes',
    no: 'No',
    consentYes: 'Yes, I agree',
    consentNo: "I don't agree",
    skipped: 'No answer',
    unsure: 'Not known for sure',
    noneHelps: 'None helps',
    articleRead: 'A suggested article',
    noFiles: 'No files',
    files: 'Attached files',
    nameless: 'this answer',
    moved: 'continues further down',
  },
  prompt: {
    progress: (step, of) => `Step ${step} of ${of}`,
    example: (text) => `For example: ${text}`,
    given: (value) => `Your answer so far: ${value}`,
    proposed: 'Shall I use this? Answer “Yes”, or write another answer.',
    accounts: 'Choose one of your accounts, or write the name of another.',
    yourAccounts: (names) => `Your accounts: ${names}.`,
    pickNumber: (label) => `${label}: the number is enough.`,
    fewWords: (label) => `${label}: a few words are enough.`,
    date: 'You can write it like 2030-03-15.',
    filesKept: (count, names) =>
      `${plural('en', count, '1 file is', `${count} files are`)} already attached: ${names}. You can add more or continue.`,
    optional: '(optional)',
    ifItApplies: '(if it applies)',
    cancelForm: 'Cancel',
    saveForm: 'Save and continue',
  },
  asks: {
    review: 'Shall I send it like this?',
    reviewAgain: 'Answer “Send”, “Change something” or “Cancel”.',
    reviewTitle: 'Check your request before it is sent',
    resume: 'Shall we continue where it stopped, or start something new?',
    handover: 'Shall I pass you to a person, or shall we continue here?',
    handoverAbout: (label) => `Shall I pass you to a person, or shall we continue without ${q(label)}?`,
    change: 'Which answer would you like to change?',
    changeNothing: 'There are no answers to change yet.',
    clarify: (label) => `${label}: which of these do you mean?`,
    reply: (number) => `What would you like to reply on ticket ${number}?`,
    replyHint: 'What you write now goes to the ticket. You can send files as well.',
    reopen: (number) => `What's happening now with ticket ${number}?`,
    reopenHint: "One sentence is enough: I'll add it to the ticket and reopen it.",
    same: (number) =>
      `You already have ticket ${number} open, and it seems to be about the same thing. Shall I add this to it?`,
    rateComment: 'Would you like to tell us why?',
    rateCommentHint: 'The support team reads your comment.',
    start: 'What would you like to do?',
  },
  review: {
    files: 'Files',
    wants: (documents) =>
      `This case needs: ${documents}. You can send it now, or later as a reply to the ticket.`,
  },
  notes,
  problems,
  articles: {
    title: 'The answer may already be here:',
    titleAgain: 'With the details you gave, I found something else that may help:',
    article: 'Article',
    knownIssue: 'Known issue',
    inLanguage: (code) => names[code] ?? 'in another language',
    solved: 'This solved it',
    follow: 'Tell me when it changes',
    status: {
      backlog: 'Backlog: confirmed, no date for a fix yet.',
      scheduled: 'Scheduled: a fix is planned.',
      fixed: "Fixed: it shouldn't happen anymore. If it does, continue with the ticket.",
      'no-fix': "Unresolved: it won't be fixed.",
      closed: "Closed: it's no longer tracked.",
      unknown: "Unknown: we don't know where it stands.",
    },
    workaround: (text) => `Meanwhile: ${text}`,
    howToSay: (label) => `For “${label}”, write which one: for example “the first one solved it”.`,
  },
  issue: {
    followed: (title) =>
      `Done, I'll tell you here when ${q(title)} changes. There's no need to open a ticket; if you want one, your answers are kept.`,
    unfollowed: "All right, I won't tell you about that issue anymore.",
    unfollow: 'Stop telling me',
    changed: (title) => `There's news about an issue you follow: ${q(title)}.`,
  },
  ticket,
  filing: {
    untitled: 'Support request',
    handedOver: 'The person asked to talk to somebody before finishing the form.',
    missing: (questions) => `Not answered: ${questions}.`,
    lastMessages: 'Their last messages, word for word:',
    alongside: 'They also wrote:',
    correction: (text) => `Corrects my earlier message:\n${text}`,
    unverified: (address) => `Address not verified: ${address}`,
    gone: (files) => `Couldn't be attached: ${files}`,
  },
  chat: {
    choose: 'Choose',
    chooseOne: 'Choose an option from the list.',
    fillIn: 'Please fill this in.',
    more: 'More options',
    received: 'Received.',
    working: 'Received. The answer will be here in a moment.',
    failed: "That didn't work. Please try again in a moment.",
    notYours: "This card is somebody else's. Write to me and we'll open yours.",
    onlyFor: (name) => (name === '' ? 'Only for the person who wrote.' : `Only for ${name}.`),
    noFilesHere: (url) =>
      url === undefined
        ? "Teams doesn't let me see files here. Once you have the ticket number, send them in the personal chat as a reply to the ticket."
        : `Teams doesn't let me see files here. Upload them here and they'll go with your request: ${url}`,
    fileFailed: (names) => `I couldn't keep ${names}. Please try sending again, or continue without files.`,
    filesInChat: 'Files are sent in the chat, before or after saving.',
    shortened: '… (the whole text is in the ticket)',
    upload: {
      title: 'Files for your request',
      hint: 'Choose one or more. They go with the request you opened in Teams; the link works for one day.',
      kept: 'received',
      tooLarge: 'is too large',
      failed: "couldn't be received; please try again",
      over: "This link no longer works. Write to me in Teams and I'll give you another.",
    },
  },
  text: {
    buttons: (labels) => `You can write: ${labels}`,
    pick: 'Answer with the number or in your own words.',
  },
}

const names: Readonly<Record<string, string>> = {
  es: 'in Spanish',
  pt: 'in Portuguese',
  en: 'in English',
}
