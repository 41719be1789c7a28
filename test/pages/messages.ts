import type { Button, Outgoing, Part, TicketView } from '../../src/message.ts'

/** Messages of every kind, as the bot would send them, by the word that asks for them. */

const button = (choice: string, label: string, style: Button['style'] = 'plain'): Button => ({
  choice,
  label,
  style,
})

const ways = [button('c.1.2.back', 'Volver'), button('c.1.2.why', '¿Por qué lo preguntan?')]

export const ticket: TicketView = {
  number: 1042,
  subject: 'El checkout muestra error 502 al pagar con tarjeta',
  status: 'open',
  statusText: 'Abierto',
  meaning: 'El equipo lo tiene y está trabajando en él. Te avisamos aquí en cuanto responda.',
  priority: 'urgent',
  priorityText: 'Urgente',
  url: 'https://example.com/tickets/1042',
  created: 'Creado el 20 nov, 10:15',
  updated: 'Último cambio: 20 nov, 11:40',
  lastComment: {
    heading: 'Marcos, de Soporte · 20 nov, 11:40',
    text: 'Gracias por avisar, Ana. Ya lo estamos mirando. Puedes seguir el avance en https://status.vtex.com.',
    fromSupport: true,
    files: [{ name: 'pasos.pdf', size: 48_200, url: 'https://example.com/pasos.pdf' }],
  },
  buttons: [
    button('t.1042.reply', 'Responder', 'primary'),
    button('t.1042.solve', 'Ya está resuelto'),
    button('t.1042.follow', 'Avisarme de cambios'),
  ],
}

const financial = [
  'Admin bloqueado',
  'Alerta de retraso en el Admin',
  'Envío de comprobante de pago',
  'Problemas al recibir o conciliar el boleto y/o factura',
  'Dudas sobre el valor, el cálculo y otras informaciones de cobranzas',
  'Migración del modelo de contrato',
  'Modificación del nro. de registro de persona jurídica - Transferencia de responsabilidad contractual',
  'Modificación de los destinatarios de las facturas',
  'Modificación de los datos de registro',
  'Rescisión del contrato',
  'Cambio del vencimiento mensual de la factura',
  'Partner VTEX',
]

const options = (question: string, labels: readonly string[]) =>
  labels.map((label, at) => ({ choice: `a.1.2.${question}.o${at + 1}`, label }))

export const scripted: Readonly<Record<string, readonly Part[]>> = {
  saludo: [
    {
      type: 'text',
      tone: 'plain',
      text: 'Hola. Soy la ventanilla de soporte. Te ayudo a crear un ticket o a seguir uno que ya tengas.',
    },
    {
      type: 'prompt',
      asks: 'area',
      input: 'choice',
      ask: '¿Qué necesitas?',
      hint: 'Elige una opción o cuéntame con tus palabras qué pasa.',
      progress: { step: 1, of: 8, text: 'Paso 1 de 8' },
      options: options('area', ['Técnico', 'Financiero', 'Comercial']),
      buttons: ways,
    },
  ],
  lista: [
    {
      type: 'prompt',
      asks: 'fin_subject',
      input: 'choice',
      ask: '¿Sobre qué es tu solicitud?',
      progress: { step: 3, of: 6, text: 'Paso 3 de 6' },
      options: options('fin_subject', financial),
      buttons: ways,
    },
  ],
  impacto: [
    { type: 'text', tone: 'quiet', text: 'Anotado: Asunto, «El checkout muestra error 502».' },
    {
      type: 'prompt',
      asks: 'impact',
      input: 'choice',
      ask: '¿Qué tan grave es?',
      progress: { step: 4, of: 8, text: 'Paso 4 de 8' },
      options: [
        {
          choice: 'a.1.4.impact.low',
          label: 'Comportamiento inesperado en los recursos auxiliares de la tienda',
          example: 'Por ejemplo, un reporte que tarda en cargar.',
        },
        {
          choice: 'a.1.4.impact.moderate',
          label: 'Comportamiento inesperado en los recursos importantes de la tienda',
          example: 'Por ejemplo, una promoción que no se aplica.',
          chosen: true,
        },
        {
          choice: 'a.1.4.impact.high',
          label: 'Comportamiento inesperado en los recursos críticos de la tienda',
          example: 'Por ejemplo, nadie puede pagar.',
        },
      ],
      buttons: ways,
      form: { page: 'technical', label: 'Llenar como formulario' },
    },
  ],
  propuesta: [
    {
      type: 'prompt',
      asks: 'account',
      input: 'account',
      ask: '¿Cuál es la cuenta de tu tienda?',
      hint: 'La vi en lo que escribiste. ¿Es esta?',
      options: [],
      buttons: [button('c.1.2.yes', 'Sí', 'primary'), button('c.1.2.no', 'No'), ...ways],
      value: 'tiendaluna',
      placeholder: 'Por ejemplo: tiendaluna',
      form: { page: 'technical', label: 'Responder en un formulario' },
    },
  ],
  texto: [
    {
      type: 'prompt',
      asks: 'details',
      input: 'longText',
      ask: 'Describe en detalle lo sucedido',
      hint: 'Qué esperabas, qué pasó y desde cuándo. Puedes pegar capturas aquí mismo.',
      progress: { step: 7, of: 8, text: 'Paso 7 de 8' },
      options: [],
      buttons: ways,
      value: 'Desde las 10:00 ningún comprador puede pagar.',
      placeholder: 'Por ejemplo: al pagar con Visa o Mastercard aparece el error 502 y la compra no termina.',
    },
  ],
  correo: [
    {
      type: 'prompt',
      asks: 'email',
      input: 'email',
      ask: '¿A qué correo te escribimos?',
      options: [],
      buttons: [],
      placeholder: 'nombre@empresa.com',
    },
  ],
  fecha: [
    { type: 'prompt', asks: 'from', input: 'date', ask: '¿Desde qué fecha?', options: [], buttons: ways },
  ],
  archivos: [
    {
      type: 'prompt',
      asks: 'files',
      input: 'files',
      ask: 'Adjunta el comprobante de pago',
      hint: 'Cualquier tipo de archivo.',
      options: [],
      buttons: [button('c.1.2.skip', 'Omitir'), ...ways],
    },
  ],
  aviso: [
    { type: 'text', tone: 'title', text: 'No pudimos leer la fecha' },
    { type: 'text', tone: 'warning', text: 'La fecha «31/02» no existe. Escríbela como 28/02/2027.' },
    {
      type: 'buttons',
      buttons: [button('c.1.2.help', 'Ayuda'), button('c.1.2.cancel', 'Cancelar el ticket', 'danger')],
    },
  ],
  articulos: [
    { type: 'text', tone: 'plain', text: 'Antes de seguir: quizá la respuesta ya esté aquí.' },
    {
      type: 'articles',
      articles: [
        {
          id: 'a1',
          kind: 'Artículo',
          title: 'Por qué un pago con tarjeta puede ser rechazado',
          line: 'Explica los códigos del proveedor y qué revisar en las condiciones de pago.',
          url: 'https://help.vtex.com/es/tutorial/pagos',
          solved: button('a.1.2.articles.a1', 'Esto lo resolvió', 'primary'),
        },
        {
          id: 'k1',
          kind: 'Problema conocido',
          title: 'Checkout returns 502 when the installment list is empty',
          line: 'It happens when the card has no installment option for the cart total.',
          url: 'https://help.vtex.com/en/known-issues/502',
          otherLanguage: 'en inglés',
          status: 'En curso: la corrección está programada.',
          workaround: 'Agrega una opción de pago de una cuota para todos los importes.',
          solved: button('a.1.2.articles.k1', 'Esto lo resolvió', 'primary'),
          follow: button('i.follow.k1', 'Avísame cuando cambie'),
        },
      ],
    },
    {
      type: 'prompt',
      asks: 'articles',
      input: 'articles',
      ask: '¿Alguno te sirvió?',
      options: [],
      buttons: [button('c.1.2.none', 'Ninguno me ayuda, seguir')],
    },
  ],
  revision: [
    {
      type: 'summary',
      title: 'Revisa tu ticket antes de enviarlo',
      rows: [
        { question: 'name', label: 'Nombre', value: 'Ana Ríos', change: button('e.1.9.name', 'Cambiar') },
        {
          question: 'account',
          label: 'Cuenta',
          value: 'tiendaluna',
          change: button('e.1.9.account', 'Cambiar'),
        },
        {
          question: 'subject',
          label: 'Asunto de la solicitud',
          value: 'El checkout muestra error 502 al pagar con tarjeta',
          change: button('e.1.9.subject', 'Cambiar'),
        },
        {
          question: 'impact',
          label: 'Impacto del problema',
          value: 'Comportamiento inesperado en los recursos críticos de la tienda',
          change: button('e.1.9.impact', 'Cambiar'),
        },
        { question: 'priority', label: 'Prioridad inicial', value: 'Urgente' },
      ],
    },
    {
      type: 'prompt',
      asks: 'review',
      input: 'menu',
      ask: '¿Lo enviamos así?',
      options: [],
      buttons: [button('c.1.9.send', 'Enviar', 'primary'), button('c.1.9.cancel', 'Cancelar', 'danger')],
    },
  ],
  ticket: [
    { type: 'text', tone: 'plain', text: 'Listo, Ana. Tu ticket está creado.' },
    { type: 'ticket', ticket },
  ],
  tickets: [
    {
      type: 'tickets',
      title: 'Tus tickets',
      tickets: [
        ticket,
        {
          ...ticket,
          number: 1041,
          subject: 'Cambio del vencimiento mensual de la factura',
          status: 'pending',
          statusText: 'Espera tu respuesta',
          priority: 'low',
          priorityText: 'Baja',
        },
        {
          ...ticket,
          number: 1036,
          subject: 'Nueva política comercial para el marketplace',
          status: 'solved',
          statusText: 'Resuelto',
          priority: 'low',
          priorityText: 'Baja',
        },
      ],
      empty: 'No tienes tickets con ese estado.',
      filters: [
        button('l.1.', 'Todos', 'primary'),
        button('l.1.open', 'Abiertos'),
        button('l.1.pending', 'Esperan tu respuesta'),
        button('l.1.solved', 'Resueltos'),
      ],
      pager: [button('l.2.', 'Página siguiente')],
    },
  ],
}

/** A message of the bot. */
export function outgoing(
  id: string,
  slot: string,
  parts: readonly Part[],
  more: Partial<Outgoing> = {},
): Outgoing {
  return { id, slot, language: 'es', parts, text: '', ...more }
}
