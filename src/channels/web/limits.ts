/** What the web channel takes at most. */
export const limits = {
  /** Characters of one message. */
  textLength: 8_000,
  /** Characters of one field of a form: more than any question takes, which says itself what is too long. */
  fieldLength: 40_000,
  /** Files of one message. */
  files: 10,
  /** What one visitor may give in a day, in files of the largest size. */
  largestFilesADay: 10,
  /** Visitors who may give as much as that from one address: an office has many people behind one. */
  visitorsOfOneAddress: 20,
  choiceLength: 300,
  labelLength: 500,
  /** Fields of one form. */
  fields: 60,
  /** Entries in one answer. */
  entries: 200,
  /** Live streams of one visitor: about one a tab. */
  streams: 12,
  heartbeatMs: 15_000,
} as const
