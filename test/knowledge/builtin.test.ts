import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readBuiltin } from '../../src/knowledge/builtin.ts'
import { createKnowledge } from '../../src/knowledge/embedded.ts'
import { silent } from '../../src/log.ts'

const folder = fileURLToPath(new URL('../../dialogs/vtex-2023-12/articles', import.meta.url))

describe('the articles that come with the dialog', async () => {
  const knowledge = createKnowledge({ documents: await readBuiltin(folder), log: silent })

  it.each([
    ['es', 'Tengo un problema con el checkout', 'checkout-error'],
    ['es', 'Quiero enviar un comprobante de pago', 'payment-receipt-by-branch'],
    ['es', 'Necesito una nueva política comercial', 'trade-policy-request'],
    ['es', 'El checkout no calcula el flete para códigos postales de Jalisco', 'shipping-not-calculated'],
    ['es', 'no puedo descargar la factura de octubre', 'invoice-and-boleto-download'],
    ['es', 'ya pagamos y el admin sigue bloqueado', 'admin-blocked'],
    ['es', 'quiero cambiar el día de vencimiento de la factura', 'invoice-due-date'],
    ['es', 'mi producto no sale en el buscador', 'product-not-in-search'],
    ['es', 'los pedidos no pasan de listo para preparación', 'order-stuck'],
    ['es', 'no me llega el código para entrar', 'login-email-not-received'],
    ['es', 'la tarjeta del cliente fue rechazada', 'card-refused'],
    ['es', 'cómo grabo un archivo HAR', 'har-file'],
    ['es', 'cambiar el titular de la cuenta', 'sponsor-transfer'],
    ['es', 'error al subir la planilla de productos', 'catalog-import'],
    ['es', 'me sale esto en el admin al guardar un SKU', 'product-or-sku-not-saved'],
    ['es', 'no me deja guardar los cambios de un producto', 'product-or-sku-not-saved'],
    ['pt', 'erro ao salvar produto', 'product-or-sku-not-saved'],
    ['en', 'I get an error when I save a SKU', 'product-or-sku-not-saved'],
    ['pt', 'Estou com um problema no checkout', 'checkout-error'],
    ['pt', 'Quero enviar um comprovante de pagamento', 'payment-receipt-by-branch'],
    ['pt', 'Preciso de uma nova política comercial', 'trade-policy-request'],
    ['pt', 'Boleto nao gera no chekout', 'pix-boleto'],
    ['pt', 'Promoção não aplica no carrinho', 'promotion-not-applied'],
    ['pt', 'não consigo baixar o boleto da VTEX', 'invoice-and-boleto-download'],
    ['pt', 'admin bloqueado mas já paguei', 'admin-blocked'],
    ['pt', 'o frete não calcula para um CEP', 'shipping-not-calculated'],
    ['pt', 'produto com estoque aparece indisponível', 'sku-unavailable'],
    ['pt', 'quero encerrar o contrato', 'contract-termination-brazil'],
    ['pt', 'rescisão contratual no Brasil', 'contract-termination-brazil'],
    ['pt', 'pedido do marketplace não chegou', 'marketplace-orders'],
    ['pt', 'o webhook de pedidos parou', 'feed-or-hook'],
    ['pt', 'site fora do ar', 'urgent-scenarios'],
    ['pt', 'mudar quem recebe as faturas por email', 'invoice-recipients'],
    ['en', 'I have a problem with the checkout', 'checkout-error'],
    ['en', 'I want to send a proof of payment', 'payment-receipt-by-branch'],
    ['en', 'I need a new trade policy', 'trade-policy-request'],
    ['en', 'how do I set up product recommendations on the product page?', 'recommendations'],
    ['en', 'checkout is down', 'urgent-scenarios'],
    ['en', 'SKU 310119 oos??', 'sku-unavailable'],
    ['en', 'we paid but the invoice still shows as pending', 'payment-not-identified'],
    ['en', 'coupon is not applied in the cart', 'promotion-not-applied'],
    ['en', 'who can transfer the sponsor user', 'sponsor-transfer'],
    ['en', 'I did not receive the login code by email', 'login-email-not-received'],
    ['en', 'images are not updated on the store', 'images-not-updated'],
    ['en', 'how is the priority of my ticket decided', 'ticket-priority'],
    ['en', 'request a new environment for QA', 'additional-environment-request'],
    ['en', 'API returns 401 with appkey and apptoken', 'api-integration-error'],
  ] as const)('answer what people ask (%s: %s)', async (language, subject, id) => {
    const suggested = await knowledge.suggest(subject, language, 3)
    expect(suggested.map((each) => each.id)).toContain(id)
    expect(suggested.every(({ locale }) => locale === language)).toBe(true)
  })

  it.each([
    ['es', 'quiero reservar un hotel en la playa'],
    ['es', 'mi factura 40218 está mal'],
    ['pt', 'qual a previsão do tempo para amanhã'],
    ['pt', 'bom dia, tudo bem?'],
    ['en', 'what is the capital of France'],
    ['en', 'asdkjh askjdh'],
    ['en', '🙃'],
  ] as const)('are not suggested for what none answers (%s: %s)', async (language, subject) => {
    expect(await knowledge.suggest(subject, language, 3)).toEqual([])
  })

  it('hold nobody up who wrote the details, unless they are most likely it', async () => {
    const subject = 'El checkout muestra error 502 al pagar'
    const details = 'Desde las 10:00 ningún comprador puede pagar con tarjeta.'
    expect(await knowledge.suggest(subject, 'es', 3, details)).toEqual([])
  })
})
