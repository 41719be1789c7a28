export type Theme = 'light' | 'dark'

const colors = {
  light: { back: '#ffffff', text: '#1d1c1d', quiet: '#616061', line: '#dddddd', accent: '#007a5a' },
  dark: { back: '#1a1d21', text: '#d1d2d3', quiet: '#ababad', line: '#565856', accent: '#148567' },
} as const

/** What is around the blocks: a conversation, a modal, the Home tab. */
export function frame(theme: Theme): string {
  const { back, text, quiet, line, accent } = colors[theme]
  return `
body { margin: 0; background: ${back} }
#picture { box-sizing: border-box; width: 680px; padding: 16px; background: ${back}; color: ${text}; font: 15px/1.466 'Liberation Sans', sans-serif }
#picture * { font-family: 'Liberation Sans', sans-serif }
.message { display: flex; gap: 10px }
.message > :last-child { flex: 1; max-width: 600px }
.face { width: 36px; height: 36px; border-radius: 6px; background: #f71963; color: #fff; font-weight: bold; text-align: center; line-height: 36px; flex: none }
.who { display: flex; gap: 6px; align-items: center }
.who i { font: bold 10px sans-serif; background: ${line}; color: ${quiet}; padding: 1px 3px; border-radius: 2px }
.who span { font-size: 12px; color: ${quiet} }
.modal { border: 1px solid ${line}; border-radius: 8px; width: 520px; margin: 0 auto }
.modal header { display: flex; justify-content: space-between; padding: 16px 20px; font-size: 20px }
.modal .body { padding: 0 20px 12px }
.modal footer { display: flex; gap: 10px; justify-content: flex-end; padding: 14px 20px; border-top: 1px solid ${line} }
.modal footer button { font: bold 14px sans-serif; padding: 7px 12px; border: 1px solid ${line}; border-radius: 4px; background: none; color: inherit }
.modal footer button.main { background: ${accent}; border-color: ${accent}; color: #fff }
.home { max-width: 620px; margin: 0 auto }
#picture svg.sign { width: 16px; height: 16px; vertical-align: -3px; display: inline-block }
#picture div[class*="w-[190px]"] { width: 300px }
#picture .slack_blocks_to_jsx__file_input_element button { font-size: 0 }
#picture .slack_blocks_to_jsx__file_input_element button::before { content: '+'; font-size: 18px }
#picture .slack_blocks_to_jsx__file_input_element button + * { display: none }
`
}
