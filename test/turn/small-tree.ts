import { buildTree, treeSchema, wordingSchema } from '../../src/dialog/tree.ts'

/** A dialog of one page, which two answers finish. */
export const smallTree = buildTree(
  treeSchema.parse({
    id: 'small',
    version: 1,
    languages: ['es'],
    pages: [{ id: 'main', questions: ['subject', 'kind'] }],
    questions: {
      subject: { type: 'text' },
      kind: { type: 'choice', options: ['problem', 'other'] },
    },
    files: {
      subject: [{ is: '{subject}' }],
      description: ['subject'],
      priority: [{ is: 'normal' }],
      type: [{ is: 'question' }],
    },
  }),
  [
    wordingSchema.parse({
      language: 'es',
      title: 'Soporte',
      intro: 'Abre un ticket.',
      starters: ['Tengo un problema'],
      pages: { main: { title: 'Tu caso' } },
      questions: {
        subject: { label: 'Asunto', ask: '¿Cuál es el asunto?' },
        kind: {
          label: 'Tipo',
          ask: '¿De qué se trata?',
          options: { problem: { label: 'Un problema' }, other: { label: 'Otra cosa' } },
        },
      },
    }),
  ],
)
