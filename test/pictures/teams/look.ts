export type Theme = 'light' | 'dark'

/** Colours of Teams, as its cards and what is around them have. */
const colors = {
  light: {
    back: '#f5f5f5',
    card: '#ffffff',
    shade: '#f9f8f7',
    text: '#252424',
    quiet: '#605e5c',
    line: '#e1dfdd',
    accent: '#5b5fc7',
    good: '#237b4b',
    warning: '#8f4e00',
    attention: '#c4314b',
  },
  dark: {
    back: '#1f1f1f',
    card: '#2d2c2c',
    shade: '#292828',
    text: '#ffffff',
    quiet: '#c8c6c4',
    line: '#484644',
    accent: '#a6a7dc',
    good: '#92c353',
    warning: '#f8d22a',
    attention: '#f9526b',
  },
} as const

/** What a renderer of cards is told so that they look as in Teams. */
export function hostConfigOf(theme: Theme): object {
  const { card, shade, text, quiet, line, accent, good, warning, attention } = colors[theme]
  const one = (color: string) => ({ default: color, subtle: color })
  const foregroundColors = {
    default: { default: text, subtle: quiet },
    accent: one(accent),
    good: one(good),
    warning: one(warning),
    attention: one(attention),
  }
  return {
    supportsInteractivity: true,
    fontFamily: 'Liberation Sans, sans-serif',
    fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 200, default: 400, bolder: 600 },
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: line },
    containerStyles: {
      default: { backgroundColor: card, foregroundColors },
      emphasis: { backgroundColor: shade, foregroundColors },
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', size: 'small' },
    },
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      spacing: 'default',
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  }
}

/** Buttons and fields, which the renderer leaves to the page around it. */
export function styleOf(theme: Theme, width: number): string {
  const { back, card, text, quiet, line, accent } = colors[theme]
  return `body { margin: 0; background: ${back} }
#picture { box-sizing: border-box; width: ${width}px; padding: 16px; background: ${back}; color: ${text}; font: 14px/20px 'Liberation Sans', sans-serif; color-scheme: ${theme} }
.who { font-size: 12px; color: ${quiet}; margin: 0 0 4px 2px }
.card { background: ${card}; border: 1px solid ${line}; border-radius: 4px; overflow: hidden }
.bubble { background: ${card}; border-radius: 4px; padding: 8px 16px; white-space: pre-wrap }
.notice { font-size: 12px; color: ${quiet}; margin: 8px 2px 0 }
.ac-pushButton { font: bold 14px 'Liberation Sans', sans-serif; color: ${text}; background: ${card}; border: 1px solid ${line}; border-radius: 4px; padding: 6px 12px; margin-bottom: 8px; white-space: normal; overflow-wrap: anywhere; max-width: 100% }
.ac-pushButton.style-positive { background: ${accent}; border-color: ${accent}; color: ${theme === 'light' ? '#ffffff' : '#1f1f1f'} }
.ac-pushButton.style-destructive { color: ${colors[theme].attention} }
.ac-actionSet { flex-wrap: wrap; row-gap: 0 }
.ac-input { font: 14px 'Liberation Sans', sans-serif; box-sizing: border-box }
.ac-textInput, .ac-dateInput, select.ac-input { padding: 6px 10px; border: 1px solid ${line}; border-radius: 4px; background: ${back}; color: ${text}; width: 100% }
.ac-textInput.ac-multiline { height: 72px }
a, .ac-linkRun { color: ${accent} !important; text-decoration: none }
`
}
