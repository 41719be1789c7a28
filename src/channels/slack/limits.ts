/**
 * What Slack takes, in characters and pieces; from the published reference of Block Kit and of its methods. A message
 * unless it says otherwise.
 */
export const limits = {
  blocks: 50,
  /** The text of a section, and what we put into one piece of rich text. */
  section: 3000,
  header: 150,
  contextElements: 10,
  actionElements: 25,
  button: 75,
  buttonValue: 2000,
  /** The text of an option, and the line under it. */
  option: 75,
  optionValue: 150,
  options: 100,
  placeholder: 150,
  /** The plain text beside the blocks: the most that is taken without being cut. */
  text: 4000,
  /** Files of one message that are kept. */
  files: 20,
  /** Title of a thread in the agent view, and prompts that are suggested there. */
  title: 250,
  prompts: 4,
  /** Where a modal or the Home tab differs, and what only they have. */
  view: {
    blocks: 100,
    /** Title, submit and close of a modal. */
    title: 24,
    label: 2000,
    hint: 2000,
    /** What a text field holds. */
    input: 3000,
    /** Options of radio buttons. */
    radios: 10,
    overflow: 5,
    /** Files of one field. */
    files: 10,
  },
} as const
