import { describe, expect, it } from 'vitest'
import { languages } from '../../src/dialog/language.ts'
import { places } from './places.ts'
import { asking } from './talk.ts'

const trouble = { area: 'technical', problem_type: 'problem' }
const filled = { ...trouble, subject: 'Precios en cero', articles: 'none_helps' }
const asked = { ...filled, impact: 'critical', affected_users: 'everyone', experience: 'expert' }

/** What goes wrong in a store, in so few words that commands have them too. */
const answers = [
  'pedido cancelado',
  'cancelación de pedido',
  'recuperar cuenta',
  'recuperar mi cuenta',
  'restaurar datos',
  'quiero recuperar mi cuenta',
  'volver a enviar',
  'regresar pedido',
  'return request',
  'opciones de envío',
  'ayuda con el envío',
  'confirmación de envío',
  'confirmar mi cuenta',
  'enviar datos',
  'no se envió',
  'no se puede',
  'no se creó el pedido',
  'se guardó',
  'revertir cambios',
  'revert changes',
  'reverter alteração',
  'corregir datos de la cuenta',
  'alterar dados',
  'wrong answer',
  'sin contestar',
  'no answer',
  'sem resposta',
  'support does not answer',
  'blank screen',
  'delete everything',
  'seguimiento',
  'sigue el mismo problema',
  'continua o problema',
  'a second problem',
  'request received',
  'pending request',
]

describe('where words are asked', () => {
  it.each(languages)('an answer that has words of a command is kept, in %s', (language) => {
    const subject = asking(trouble, { language })
    const details = asking(asked, { language })
    expect([subject.asks, details.asks]).toEqual(['subject', 'details'])
    expect(answers.filter((text) => subject.says(text).answers['subject'] !== text)).toEqual([])
    expect(answers.filter((text) => details.says(text).answers['details'] !== text)).toEqual([])
  })

  it.each([
    ['quiero volver a la pregunta anterior', 'back'],
    ['can I talk to a real person', 'human'],
    ['não quero responder essa pergunta', 'skip'],
    ['quiero cancelar mi solicitud', 'cancel'],
  ])('"%s" is a command still', (text, command) => {
    expect(asking(trouble).understand(text).acts).toEqual([{ type: 'command', command }])
  })

  it.each([
    'Fernando Pessoa',
    'Señora Gente',
    'Avanzini',
    'Continental',
    'Will Back',
    'Equipo humano',
    'Analista de suporte',
  ])('"%s" is a name', (text) => {
    const name = places.name('es')
    expect(name.understand(text).acts).not.toContainEqual(expect.objectContaining({ type: 'command' }))
  })
})

describe('where an option is asked', () => {
  const users = asking({ ...filled, impact: 'critical' })

  it.each([
    'las personas',
    'todas las personas',
    'all people',
    'our agents',
    'agentes de atención',
    'gente de mi equipo',
  ])('"%s" are no wish for a person', (text) => {
    expect(users.asks).toBe('affected_users')
    expect(users.understand(text).acts).not.toContainEqual({ type: 'command', command: 'human' })
  })

  it.each(['avanzado', 'avanzada', 'avançado'])('"%s" is no wish to go on', (text) => {
    expect(asking(filled).understand(text).acts).not.toContainEqual({ type: 'command', command: 'continue' })
  })
})

it.each(['ya los mandé', 'envié todo'])('"%s" of files is no wish to file', (text) => {
  const files = asking({ ...asked, details: 'No se ven.' })
  expect(files.asks).toBe('attachments')
  expect(files.understand(text).acts).not.toContainEqual({ type: 'command', command: 'send' })
})

describe('at the review', () => {
  const review = asking({ area: 'financial', finance_subject: 'termination', details: 'Cerramos en mayo.' })
  const isFiled = (text: string): boolean =>
    review.says(text).effects.some((effect) => effect.type === 'file')

  it.each([
    'manda depois',
    'lo mando después',
    'send it later',
    'quiero mandar una cosa más',
    'quero enviar outra coisa',
    'confirmar mi cuenta',
    'confirma mis datos',
    'confirma meus dados',
    'let me confirm my answers before',
    'no lo mandes',
    'não manda ainda',
    'should I send it?',
    '¿cuándo lo envías?',
  ])('"%s" files nothing', (text) => {
    expect(review.asks).toBe('review')
    expect(isFiled(text)).toBe(false)
  })

  it.each(['dale, mandalo', 'enviar el caso', 'tá tudo certo, envia', 'please submit it'])(
    '"%s" files it',
    (text) => expect(isFiled(text)).toBe(true),
  )
})
