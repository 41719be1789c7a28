import type { Language } from '../../src/dialog/language.ts'
import type { Document } from '../../src/knowledge/knowledge.ts'

/** A small shop's articles, made up for these tests. */

type Texts = readonly [title: string, body: string]

const article = (
  id: string,
  kind: string,
  texts: Partial<Record<Language, Texts>>,
  more: Partial<Document> = {},
) =>
  Object.entries(texts).map(
    ([locale, [title, body]]): Document => ({
      id,
      kind,
      locale: locale as Language,
      url: `https://help.example.com/${locale}/${id}`,
      title,
      body,
      breadcrumb: 'Help',
      updatedAt: null,
      ...more,
    }),
  )

export const documents: readonly Document[] = [
  ...article('coupon', 'tutorial', {
    es: [
      'Crear un cupón de descuento',
      'Un cupón descuenta un valor en el carrito. Entra en Promociones y elige Cupones.',
    ],
    pt: [
      'Criar um cupom de desconto',
      'O cupom desconta um valor no carrinho. Entre em Promoções e escolha Cupons.',
    ],
    en: [
      'Create a discount coupon',
      'A coupon takes an amount off the cart. Open Promotions and choose Coupons.',
    ],
  }),
  ...article('shipping-estimate', 'troubleshooting', {
    es: [
      'El plazo de entrega no aparece en el carrito',
      'Revisa la tarifa de la transportadora y el código postal del almacén.',
    ],
    pt: [
      'O prazo de entrega não aparece no carrinho',
      'Revise a tabela da transportadora e o CEP do estoque.',
    ],
    en: [
      'The delivery estimate is missing from the cart',
      'Check the rates of the carrier and the postal code of the warehouse.',
    ],
  }),
  ...article('password', 'faq', {
    es: [
      'Recuperar la contraseña del administrador',
      'Pide un enlace nuevo en la pantalla de acceso. El enlace vence en una hora.',
    ],
    pt: [
      'Recuperar a senha do administrador',
      'Peça um link novo na tela de acesso. O link vence em uma hora.',
    ],
    en: [
      'Recover the administrator password',
      'Ask for a new link on the sign-in screen. The link expires in an hour.',
    ],
  }),
  ...article('gateway', 'tutorial', {
    es: ['Configurar pagos con Zumapay', 'Copia las claves de Zumapay en la afiliación del gateway.'],
    pt: ['Configurar pagamentos com Zumapay', 'Copie as chaves da Zumapay na afiliação do gateway.'],
    en: ['Setting up payments with Zumapay', 'Copy the Zumapay keys into the gateway affiliation.'],
  }),
  ...article('only-english', 'dev-guide', {
    en: ['Rotate webhook signing secrets', 'Create the second secret before you delete the first one.'],
  }),
  ...article(
    'sitemap-bug',
    'known-issue',
    {
      es: [
        'El sitemap repite las categorías ocultas',
        'Sumario\nLas categorías ocultas salen dos veces en el sitemap.\nWorkaround\nN/A',
      ],
      pt: [
        'O sitemap repete as categorias ocultas',
        'Sumário\nAs categorias ocultas saem duas vezes no sitemap.\nWorkaround\nNão há.',
      ],
    },
    { kiStatus: 'Backlog' },
  ),
  ...article(
    'sitemap-bug',
    'known-issue',
    {
      en: [
        'The sitemap repeats hidden categories',
        'Summary\nHidden categories are listed twice in the sitemap.\nWorkaround\nHide them by a rule.',
      ],
    },
    { kiStatus: 'No Fix', workaround: 'Hide them by a rule.' },
  ),
  ...article('invoices', 'faq', {
    es: [
      'Dónde ver mis facturas',
      'Abre Facturas para descargar cada factura, su contrato y su comprobante.',
    ],
    pt: ['Onde ver minhas faturas', 'Abra Faturas para baixar cada fatura, o contrato e o comprovante.'],
    en: ['Where to see my invoices', 'Open Billing to download each invoice, its contract and its receipt.'],
  }),
  ...article('support-team', 'faq', {
    es: [
      'Hablar con una persona del equipo',
      'Hola. Te atiende una persona de lunes a viernes, gracias por tu tiempo.',
    ],
    pt: [
      'Falar com uma pessoa da equipe',
      'Oi. Uma pessoa atende de segunda a sexta, obrigado pelo seu tempo.',
    ],
    en: [
      'Talk to a person of the team',
      'Hello. A person answers from Monday to Friday, thanks for your time.',
    ],
  }),
  ...article('export-1', 'tutorial', {
    es: ['1. Exportar los pedidos a una planilla', 'Elige las columnas y descarga la planilla de pedidos.'],
  }),
  ...article('export-2', 'tutorial', {
    es: ['2. Exportar los pedidos a una planilla', 'Descarga la planilla de pedidos por correo.'],
  }),
]

/** What no article answers, in three languages. */
export const unanswerable: readonly (readonly [Language, string])[] = [
  ['es', 'hola buenas tardes'],
  ['es', 'asdfgh'],
  ['es', 'mi factura 4711 está mal'],
  ['es', 'quiero hablar con una persona'],
  ['es', 'les mando el contrato firmado'],
  ['es', '¿quién ganó el partido?'],
  ['pt', 'oi, tudo bem? bom dia'],
  ['pt', 'minha fatura 9921 veio errada'],
  ['pt', 'kkkkkk'],
  ['pt', 'segue o comprovante em anexo'],
  ['pt', 'receita de bolo de chocolate'],
  ['en', 'thanks!'],
  ['en', 'my invoice 4711 is wrong'],
  ['en', 'qwrtz xcvb'],
  ['en', 'what is the weather like'],
  ['en', 'someone left an hour ago with the screen of the cinema'],
  ['es', 'se me rompió la pantalla del teléfono hace una hora'],
  ['pt', 'a tela do cinema quebrou ontem depois de uma hora'],
  ['en', ''],
  ['en', '??? 😀'],
]
