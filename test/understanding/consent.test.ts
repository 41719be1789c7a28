import { describe, expect, it } from 'vitest'
import { answer, places } from './places.ts'

const texts = {
  yes: `sí|sí, acepto que compartan la solución|sí, pueden compartirlo de forma anónima|sí, acepto|acepto|claro|claro que sí|de acuerdo|ok|vale|dale|sin problema|no hay problema|claro, no hay problema|no tengo problema|¿por qué no?|por supuesto|1|la 1
    sim|podem compartilhar a solução|sim, claro|aceito|concordo|pode|pode ser|sem problema|sim, não tem problema|com certeza|por que não
    yes|yes, you can share it anonymously|yes, go ahead|yes, of course|sure|sure thing|fine|I agree|no problem|not a problem|I don't mind|why not|of course`,
  no: `no|no, nuestros datos son confidenciales|prefiero no compartirlo|no lo autorizo|ahora no|no, gracias|no acepto|no quiero|no estoy de acuerdo|claro que no|por supuesto que no|desde luego que no|prefiero que no|mejor no|ok no|bueno, no|para nada|nunca|ni loco|2|la 2
    não|não quero compartilhar|não aceito|eu não concordo|claro que não|com certeza não|prefiro que não
    nope|don't share it please|no way|of course not|absolutely not|I don't agree|not okay|I would rather not|no, thanks`,
  neither: `sí pero no|acepto que no|puede que no|vale pero sin mi nombre|ok, pero no compartas mi tienda|me da igual|depende
    sim, mas sem o nome da loja|sure, no|yes but not my name`,
  other: `nadie puede comprar|cambia el impacto, nadie puede comprar|no me llegó la factura|no entiendo|el checkout no acepta tarjetas
    si entro al checkout se cae|no quiero cancelar el contrato|ninguém pode comprar|não é sobre a fatura|we accept cards
    nobody can buy, is it fine?|of course checkout still fails|not the right impact`,
}
const listed = (text: string): readonly string[] => text.split(/[|\n]/).map((each) => each.trim())

describe('a consent', () => {
  it.each(listed(texts.yes))('is given by "%s"', (text) => {
    expect(places.consent('es').understand(text).acts).toEqual([answer('share_consent', true)])
  })

  it.each(listed(texts.no))('is declined by "%s"', (text) => {
    expect(places.consent('es').says(text).answers).toMatchObject({ share_consent: false })
  })

  it.each(listed(texts.other))('is not heard in what is said of something else: "%s"', (text) => {
    expect(places.consent('es').says(text).answers).not.toHaveProperty('share_consent')
  })

  it.each(listed(texts.neither))('is asked for again after "%s"', (text) => {
    const said = places.consent('es').says(text)
    expect(said.asks).toBe('share_consent')
    expect(said.answers).not.toHaveProperty('share_consent')
  })
})
