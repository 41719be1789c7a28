import { describe, expect, it } from 'vitest'
import { messageOf as origin, partsIn } from '../../src/dialog/state.ts'
import { asking, talk, type Talk } from './talk.ts'

const stranger = { person: { id: 'ana', accounts: [] } }
const edit = (so: Talk, message: string, text: string): Talk => so.happens({ type: 'edited', message, text })

/** The message that an answer was read from. */
const messageOf = (so: Talk, question: string): string => origin(so.state.draft?.origins?.[question]) ?? ''

describe('a message that is edited', () => {
  const named = talk(stranger).says('hola').says('Jaun Pérez')

  it('corrects the name, also when other questions were answered in between', () => {
    const message = messageOf(named, 'name')
    expect(edit(named, message, 'Juan Pérez').answers['name']).toBe('Juan Pérez')
    const later = named.says('tiendademo').says('técnico').says('problema')
    const corrected = edit(later, message, 'Juan Pérez')
    expect(corrected.answers).toEqual({ ...later.answers, name: 'Juan Pérez' })
    expect(corrected.asks).toBe(later.asks)
  })

  it('corrects the name in the request that was begun after that one too', () => {
    const message = messageOf(named, 'name')
    const next = named.says('tiendademo').says('técnico').says('nuevo')
    expect(next.answers).toEqual({ name: 'Jaun Pérez', account: 'tiendademo' })
    expect(edit(next, message, 'Juan Pérez').answers['name']).toBe('Juan Pérez')
    expect(next.happens({ type: 'deleted', message }).answers).toEqual({ account: 'tiendademo' })
  })

  it.each([
    ['es', 'soy Jaun Pérez', 'soy Juan Pérez'],
    ['es', 'Jaun Pérez', 'Hola, me llamo Juan Pérez'],
    ['pt', 'meu nome é Jaun Pérez', 'meu nome é Juan Pérez'],
    ['en', 'my name is Jaun Pérez', 'my name is Juan Pérez'],
  ] as const)('is read as the answer that it was (%s: %s)', (language, text, other) => {
    const so = talk({ ...stranger, language })
      .happens({ type: 'opened' })
      .says(text)
    expect(so.answers['name']).toBe('Jaun Pérez')
    expect(edit(so.says('tiendademo'), messageOf(so, 'name'), other).answers['name']).toBe('Juan Pérez')
  })

  it('leaves the name alone where it is none any more', () => {
    const message = messageOf(named, 'name')
    for (const text of ['Tengo un problema con el checkout', 'cancelar', 'dsfkjhsdf', '👍'])
      expect(edit(named, message, text).answers['name'], text).toBe('Jaun Pérez')
  })

  it('corrects what is no text, whatever is asked by now', () => {
    const so = named.says('tiendademo')
    const later = so.says('técnico').says('problema')
    expect(edit(later, messageOf(so, 'account'), 'tiendaluna').answers['account']).toBe('tiendaluna')
    expect(edit(later, messageOf(later, 'problem_type'), '2').answers['problem_type']).toBe('question')
    const mailed = asking({ area: 'commercial', request_type: 'new_white_label' }).says('ana@a.com')
    const free = mailed.says('Tienda Norte')
    const edited = edit(free, messageOf(mailed, 'wl_sponsor_email'), 'ana@b.com')
    expect(edited.answers['wl_sponsor_email']).toBe('ana@b.com')
  })

  it('does not write over an answer that was changed by hand since, or by another message', () => {
    const message = messageOf(named, 'name')
    const draft = named.state.draft?.id ?? 0
    const byForm = named.happens({ type: 'submitted', draft, answers: { name: 'Ana Ruiz' } })
    expect(edit(byForm, message, 'Juan Pérez').answers['name']).toBe('Ana Ruiz')
    const prompt = named.state.live?.id ?? 0
    const byWords = named.clicks({ type: 'change', draft, prompt, question: 'name' }).says('Ana Ruiz')
    expect(byWords.answers['name']).toBe('Ana Ruiz')
    expect(edit(byWords, message, 'Juan Pérez').answers['name']).toBe('Ana Ruiz')
  })

  it('corrects its answers and what was kept of it alike', () => {
    const so = asking({}).says('Soporte técnico. Nadie logra pagar con tarjeta desde ayer')
    const { candidate, answers } = so.state.draft!
    expect([answers['area'], candidate]).toEqual(['technical', 'Nadie logra pagar con tarjeta desde ayer'])
    const text = 'Soporte comercial. Nadie logra pagar con boleto desde ayer'
    const { draft } = edit(so, messageOf(so, 'area'), text).state
    expect(draft?.answers['area']).toBe('commercial')
    expect(draft?.candidate).toContain('con boleto')
    expect(draft?.candidate).not.toContain('con tarjeta')
  })

  it('corrects all that it answered, words beside the rest too', () => {
    const first = asking({}).says('Tengo un problema técnico: no puedo pagar con tarjeta desde ayer')
    expect(first.answers['subject']).toBe('no puedo pagar con tarjeta desde ayer')
    const text = 'Tengo un problema técnico: no puedo pagar con boleto desde ayer'
    const edited = edit(first, messageOf(first, 'subject'), text)
    expect(edited.answers['subject']).toBe('no puedo pagar con boleto desde ayer')
    const atExperience = {
      area: 'technical',
      problem_type: 'problem',
      subject: 'No carga',
      articles: 'none_helps',
    }
    const so = asking({ ...atExperience, impact: 'critical', affected_users: 'everyone' })
    const told = so.says('experto. Desde ayer nadie logra pagar con tarjeta en la tienda')
    const other = 'intermedio. Desde hoy nadie logra pagar con boleto en la tienda'
    expect(edit(told, messageOf(told, 'details'), other).answers).toMatchObject({
      experience: 'proficient',
      details: 'Desde hoy nadie logra pagar con boleto en la tienda',
    })
  })

  it('that says what it said before changes nothing, and shows nothing anew', () => {
    const files = asking({
      area: 'technical',
      problem_type: 'problem',
      subject: 'No carga',
      articles: 'none_helps',
      impact: 'critical',
      affected_users: 'everyone',
      experience: 'expert',
      details: 'Desde ayer',
    })
    const text = 'ayuda, la tienda no carga nunca'
    const joined = files.says(text)
    expect(joined.answers['details']).toBe(`Desde ayer\n${text}`)
    const [, part] = partsIn(joined.state.draft?.origins?.['details']) ?? []
    const same = edit(joined, part?.message ?? '', text)
    expect([same.answers, same.effects]).toEqual([joined.answers, []])
    const story = 'Soporte técnico. El pago con boleto aparece dos veces'
    const kept = asking({}).says(story).says('problema')
    expect(kept.state.live?.proposal).toBe('El pago con boleto aparece dos veces')
    expect(edit(kept, messageOf(kept, 'area'), story).effects).toEqual([])
    const reported = asking({}).says('Nadie puede pagar con boleto')
    expect(reported.state.live?.proposal).toBe('Nadie puede pagar con boleto')
    const again = edit(reported, messageOf(reported, 'area'), 'Nadie puede pagar con boleto')
    expect(again.effects).toEqual([])
  })

  it.each(['3', '3, y no pueden vender', '2'])('picks no option where none was asked ("%s")', (text) => {
    const said = (message: string, words: string) =>
      ({ type: 'said', message, text: words, files: [] }) as const
    const burst = talk()
      .happens(said('b1', 'soporte técnico'))
      .happens(said('b2', '2 tiendas no pueden vender'))
      .waits(1_500)
      .happens({ type: 'rang' })
    expect(burst.answers['area']).toBe('technical')
    expect(edit(burst, 'b2', text).answers['area']).toBe('technical')
    expect(edit(burst, 'b1', 'soporte comercial').answers['area']).toBe('commercial')
  })
})

describe('a message of a draft that was cancelled', () => {
  const at = { area: 'technical', problem_type: 'problem', subject: 'No carga', articles: 'none_helps' }
  const cancelled = (text: string) => {
    const said = asking(at).happens({ type: 'said', message: 'k1', text, files: [] })
    return said.says('cancelar')
  }

  it('corrects it without a word, for when it is brought back', () => {
    const edited = cancelled('importante').happens({ type: 'edited', message: 'k1', text: 'crítico' })
    expect(edited.effects).toEqual([])
    expect(edited.state.draft).toBeUndefined()
    expect(edited.says('sí')).toMatchObject({ asks: 'affected_users', answers: { impact: 'critical' } })
  })

  it('changes nothing where it says what is no answer', () => {
    const before = cancelled('importante')
    const edited = before.happens({ type: 'edited', message: 'k1', text: 'pues no lo tengo claro' })
    expect([edited.effects, edited.state.shelf?.answers]).toEqual([[], before.state.shelf?.answers])
  })

  it('corrects its words too', () => {
    const asked = { ...at, impact: 'critical', affected_users: 'everyone', experience: 'expert' }
    const said = asking(asked).happens({
      type: 'said',
      message: 'k1',
      text: 'Desde ayer no carga',
      files: [],
    })
    const edited = said
      .says('cancelar')
      .happens({ type: 'edited', message: 'k1', text: 'Desde el lunes no carga' })
    expect(edited.says('sí').answers['details']).toBe('Desde el lunes no carga')
  })
})
