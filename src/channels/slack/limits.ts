/** What Slack takes of a message, in characters and pieces; from the published reference of Block Kit and of its methods. */
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
} as const
