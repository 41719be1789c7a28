/**
 * Everything the program says of its own, by name. What a dialog says (questions, options) is in its own files; what
 * comes from elsewhere goes in as a parameter that is already in words. Each language is one complete object, so a
 * phrase that was forgotten is a type error.
 */
export interface Phrases {
  /** Puts the quotation marks of the language around a text. */
  readonly quote: (text: string) => string
  /** "Impact: critical": a name and what it is. */
  readonly pair: (label: string, value: string) => string

  /** Labels of what can be pressed, by command. Each can also be typed. */
  readonly commands: Commands
  /** Labels where a command means something narrower. */
  readonly ways: {
    readonly skipFiles: string
    readonly noComment: string
    readonly keepAnswer: string
    readonly addToSame: string
    readonly fileApart: string
    readonly noneHelps: string
    readonly resumeDraft: string
    readonly continueWithout: string
    readonly continueHere: string
    readonly bringBack: string
    readonly changeRow: string
    readonly form: string
  }

  /** Answers that are not of the dialog. */
  readonly answers: {
    readonly yes: string
    readonly no: string
    readonly consentYes: string
    readonly consentNo: string
    readonly skipped: string
    readonly unsure: string
    readonly noneHelps: string
    readonly articleRead: string
    readonly noFiles: string
    readonly files: string
    /** For a question that the dialog no longer has. */
    readonly nameless: string
    /** In the place of a prompt that is asked again further down. */
    readonly moved: string
  }

  readonly prompt: {
    readonly progress: (step: number, of: number) => string
    readonly example: (text: string) => string
    readonly given: (value: string) => string
    readonly proposed: string
    readonly accounts: string
    readonly yourAccounts: (names: string) => string
    readonly pickNumber: (label: string) => string
    readonly fewWords: (label: string) => string
    readonly date: string
    readonly filesKept: (count: number, names: string) => string
    readonly optional: string
    readonly ifItApplies: string
    readonly cancelForm: string
    readonly saveForm: string
  }

  /** The program's own prompts. */
  readonly asks: {
    readonly review: string
    readonly reviewAgain: string
    readonly reviewTitle: string
    readonly resume: string
    readonly handover: string
    readonly handoverAbout: (label: string) => string
    readonly change: string
    readonly changeNothing: string
    readonly clarify: (label: string) => string
    readonly reply: (number: number) => string
    readonly replyHint: string
    readonly reopen: (number: number) => string
    readonly reopenHint: string
    readonly same: (number: number) => string
    readonly rateComment: string
    readonly rateCommentHint: string
    readonly start: string
  }

  readonly review: {
    readonly files: string
    readonly wants: (documents: string) => string
  }

  readonly notes: NotePhrases
  readonly problems: ProblemPhrases
  readonly articles: {
    readonly title: string
    /** Over what was found with the details. */
    readonly titleAgain: string
    readonly article: string
    readonly knownIssue: string
    /** By language code: "in English". */
    readonly inLanguage: (code: string) => string
    readonly solved: string
    readonly follow: string
    readonly status: Readonly<
      Record<'backlog' | 'scheduled' | 'fixed' | 'no-fix' | 'closed' | 'unknown', string>
    >
    readonly workaround: (text: string) => string
    /** How to say in plain text what the button under each article says. */
    readonly howToSay: (label: string) => string
  }
  /** A known issue that the person follows. */
  readonly issue: {
    readonly followed: (title: string) => string
    readonly unfollowed: string
    readonly unfollow: string
    readonly changed: (title: string) => string
  }
  readonly ticket: TicketPhrases
  readonly filing: {
    readonly untitled: string
    readonly handedOver: string
    readonly missing: (questions: string) => string
    readonly lastMessages: string
    readonly alongside: string
    readonly correction: (text: string) => string
    readonly unverified: (address: string) => string
    readonly gone: (files: string) => string
  }
  /** What a channel says of its own, where the conversation has no part in it. */
  readonly chat: {
    readonly choose: string
    readonly chooseOne: string
    readonly fillIn: string
    readonly more: string
    readonly received: string
    readonly working: string
    readonly failed: string
    readonly notYours: string
    /** In the place of a card with a person's own tickets or answers, where others read along. */
    readonly onlyFor: (name: string) => string
    readonly noFilesHere: (url: string | undefined) => string
    readonly fileFailed: (names: string) => string
    readonly filesInChat: string
    readonly shortened: string
    /** The page where files are given, for a place where the platform lets a bot see none. */
    readonly upload: {
      readonly title: string
      readonly hint: string
      readonly kept: string
      readonly tooLarge: string
      readonly failed: string
      readonly over: string
    }
  }
  readonly text: {
    /** Before the buttons of a message in plain text. */
    readonly buttons: (labels: string) => string
    readonly pick: string
  }
}

type Each<K extends string> = Readonly<Record<K, string>>

type Commands = Each<
  | 'back'
  | 'undo'
  | 'skip'
  | 'unsure'
  | 'cancel'
  | 'resume'
  | 'restart'
  | 'why'
  | 'help'
  | 'human'
  | 'send'
  | 'change'
  | 'yes'
  | 'no'
  | 'none'
  | 'continue'
  | 'new'
  | 'more'
  | 'sent?'
>

/** The sentences the bot has of its own, by the name of the note. */
export interface NotePhrases {
  readonly greeting: (name: string | undefined, intro: string) => string
  readonly greetedAgain: string
  readonly understood: (answers: readonly string[]) => string
  readonly changed: (label: string, from: string, to: string) => string
  readonly updated: (label: string) => string
  readonly skipped: (label: string) => string
  readonly cannotSkip: (label: string) => string
  readonly nothingToUndo: string
  readonly undone: string
  readonly nothingBefore: string
  readonly cancelled: string
  readonly nothingToCancel: string
  readonly resumed: (subject: string | undefined) => string
  readonly nothingToResume: string
  readonly restarted: (kept: boolean) => string
  readonly why: string
  readonly help: string
  readonly language: string
  readonly nonsense: string
  readonly stillNonsense: string
  readonly missed: string
  readonly likely: (option: string) => string
  readonly fileKept: (names: string, count: number) => string
  readonly kept: (text: string) => string
  readonly alongside: (text: string) => string
  readonly missing: (labels: string, count: number) => string
  readonly sending: string
  readonly stillSending: string
  readonly alreadySent: (number: number) => string
  readonly refused: string
  readonly oldPrompt: string
  readonly oldDraft: string
  readonly solvedByArticle: (title: string | undefined) => string
  readonly noMoreArticles: string
  readonly welcomeThanks: string
  readonly gladItWorks: string
  readonly addedToSame: (number: number) => string
  readonly handover: string
  readonly handedOverOpen: string
  readonly handedOverClosed: (when: string) => string
  readonly noTicket: (number: number) => string
  readonly noTickets: (filtered: boolean) => string
  readonly deskAway: string
  readonly commented: (number: number) => string
  readonly corrected: (number: number) => string
  readonly cannotUnsend: (number: number) => string
  readonly cannotRateAnew: (number: number) => string
  readonly forgotten: (questions: string, count: number) => string
  readonly filesForgotten: (names: string, count: number) => string
  readonly reopened: (number: number) => string
  readonly solved: (number: number) => string
  readonly rated: (number: number) => string
  readonly ratingCommented: string
  readonly followUp: (number: number, subject: string) => string
  readonly muted: (number: number) => string
  readonly unmuted: (number: number) => string
  readonly cannotComment: (number: number) => string
  readonly cannotReopen: (number: number) => string
  readonly cannotSolve: (number: number) => string
  readonly cannotRate: (number: number) => string
  readonly notDone: (number: number) => string
  readonly askReply: (number: number) => string
  readonly dailyOn: string
  readonly dailyOff: string
  readonly daily: string
  readonly reminder: (number: number, subject: string) => string
  readonly askReopen: (number: number) => string
  readonly deskWrote: (author: string, number: number, subject: string) => string
  readonly deskSet: (number: number, subject: string, status: string) => string
  readonly deskRaised: (number: number, subject: string, priority: string) => string
  readonly deskAlsoSet: (status: string) => string
  readonly replyHere: string
  readonly replyByNumber: (number: number) => string
  readonly welcomeBack: (subject: string | undefined) => string
  readonly lost: string
  readonly nothingAsked: string
}

/** Why an answer was not taken, and what would be. Numbers and dates come in words. */
export interface ProblemPhrases {
  readonly empty: string
  readonly tooShort: (min: number) => string
  readonly tooLong: (max: string, over: string) => string
  readonly pattern: string
  readonly notAnOption: string
  readonly notAnEmail: string
  readonly notANumber: string
  readonly tooSmall: (min: string) => string
  readonly tooLarge: (max: string) => string
  readonly notWhole: string
  readonly notADate: string
  readonly tooEarly: (from: string) => string
  readonly tooLate: (until: string) => string
  readonly item: (item: string, expected: string) => string
  readonly itemPattern: string
  readonly itemStart: (item: string, start: string) => string
  readonly itemTwice: (item: string) => string
  readonly tooFew: (min: number) => string
  readonly tooMany: (max: number) => string
  readonly noFiles: string
  readonly consent: string
  /** "Subject: …" where the question is not asked beside it. */
  readonly about: (label: string, problem: string) => string
}

/** The labels of statuses and priorities are VTEX's own. */
export interface TicketPhrases {
  readonly name: (number: number) => string
  readonly status: Each<'open' | 'pending' | 'solved' | 'closed'>
  readonly meaning: Each<'open' | 'pending' | 'solved' | 'closed'>
  readonly reopenUntil: (when: string) => string
  readonly priority: Each<'urgent' | 'high' | 'normal' | 'low'>
  readonly initialPriority: (priority: string) => string
  readonly priorityLabel: string
  readonly created: (when: string) => string
  readonly updated: (when: string) => string
  /** Who wrote, where nobody is named. */
  readonly support: string
  readonly supportWrote: (author: string, when: string) => string
  readonly youWrote: (when: string) => string
  readonly filed: (number: number) => string
  readonly whatNext: string
  readonly howToFollow: (number: number) => string
  readonly rate: string
  /** What can be typed to rate it, with an example. */
  readonly howToRate: (number: number) => string
  readonly scores: readonly [string, string, string, string, string]
  readonly rated: (score: string) => string
  readonly act: Each<'reply' | 'reopen' | 'solve' | 'status' | 'follow' | 'follow-up' | 'mute' | 'unmute'>
  /** What can be typed for the same. */
  readonly typed: Readonly<
    Record<
      'reply' | 'reopen' | 'solve' | 'status' | 'follow' | 'follow-up' | 'mute' | 'unmute',
      (number: number) => string
    >
  >
  readonly list: string
  readonly listAbout: (words: string) => string
  readonly emptyAbout: (words: string) => string
  readonly count: (count: number, page: number, pages: number) => string
  readonly empty: string
  readonly emptyFiltered: (status: string) => string
  readonly all: string
  readonly next: string
  readonly previous: string
  readonly files: (names: string) => string
  readonly howToFilter: string
}
