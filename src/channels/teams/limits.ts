/** What the platform takes, and what it is given at most. */
export const limits = {
  /** Of one message as UTF-16, in bytes: about 100 KB are taken, 80 advised. */
  messageBytes: 80_000,
  /** On one card, whatever they do. */
  actions: 6,
  /** A label up to here is read whole on a button of a phone. */
  actionTitle: 40,
  /** An option up to here is read whole in a list that is folded. */
  foldedOption: 60,
  /** Options up to here stand open, one below the other. */
  openOptions: 6,
  /** What else can be done stands open up to here: it takes less room than it is worth. */
  openMore: 4,
  /** Options beyond this are found by typing. */
  foldedOptions: 15,
  /** Characters of a text message, when a long text is told in several. */
  textChunk: 9_000,
  /** Characters of a notification. */
  summary: 200,
  /** Of a dialog. */
  dialogTitle: 64,
  /** Characters of a text in a field of a dialog; what is longer is kept, and not shown there. */
  dialogText: 8_000,
  /** How long the client waits for what an invoke answers; it gives up after 10 s. */
  invokeMs: 500,
  /** How long a search and a link wait for the desk. */
  lookMs: 600,
  /** How long what came too late is kept for whoever asks again. */
  lookedMs: 30_000,
  /** Tickets in a list to choose from. */
  found: 25,
  /** By when a press is answered, whatever happens. */
  answerMs: 900,
  /** How long is waited to learn which language a person chose. */
  languageMs: 300,
  /** How long the platform waits for a message to be taken. */
  messageMs: 10_000,
  /** A press that comes again within this is the same press. */
  repeatMs: 120_000,
  /** Typing is shown for about 3 s by each. */
  typingMs: 2_500,
  /** Sentences to begin with, beside a welcome. */
  starters: 3,
  /** Files of one message. */
  files: 10,
} as const
