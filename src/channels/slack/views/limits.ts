/** What Slack takes of a view, in characters and pieces; from the published reference of Block Kit. */
export const limits = {
  /** Title, submit and close of a modal. */
  title: 24,
  header: 150,
  label: 2000,
  hint: 2000,
  placeholder: 150,
  section: 3000,
  contextElements: 10,
  /** The text of an option, and the line under it. */
  option: 75,
  button: 75,
  /** Options of radio buttons; of a menu whose options stand in the view, or come when asked for. */
  radios: 10,
  options: 100,
  overflow: 5,
  /** What a text field holds. */
  input: 3000,
  files: 10,
  blocks: 100,
} as const
