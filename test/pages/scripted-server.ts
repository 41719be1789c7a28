import { fileURLToPath } from 'node:url'
import type { Inbound, Outgoing, Form } from '../../src/message.ts'
import { createWebChannel, type WebChannel } from '../../src/channels/web/web.ts'
import { type Clock, systemClock } from '../../src/clock.ts'
import { silent } from '../../src/log.ts'
import { type HttpServer, startHttp } from '../../src/server/http.ts'
import { createMemoryFiles } from '../fakes/files.ts'
import { createMemoryJournal } from '../fakes/journal.ts'
import { createMemorySupport } from '../fakes/support-desk.ts'
import { outgoing, scripted } from './messages.ts'

export const deskToken = 'desk-token-for-tests'
export const maxFileBytes = 200_000

export interface ScriptedServer extends HttpServer {
  readonly inbounds: readonly Inbound[]
  readonly channel: WebChannel
  /** Says something in a conversation without being asked. */
  say(conversation: string, word: string): Promise<void>
  /** The next events are answered with a failure of this server, so many of them. */
  failNext(count: number): void
}

const form: Form = {
  page: 'technical',
  title: 'Cuéntanos del problema',
  draft: 1,
  language: 'es',
  submit: 'Guardar respuestas',
  cancel: 'Volver a la conversación',
  fields: [
    {
      question: 'subject',
      input: 'text',
      label: 'Asunto de la solicitud',
      placeholder: 'Por ejemplo: el checkout no calcula el flete para los códigos postales de Jalisco',
      optional: false,
      options: [],
      maxLength: 120,
      files: [],
      value: 'El checkout muestra error 502',
    },
    {
      question: 'impact',
      input: 'choice',
      label: 'Impacto del problema',
      optional: false,
      options: [
        { value: 'low', label: 'Comportamiento inesperado en los recursos auxiliares de la tienda' },
        { value: 'moderate', label: 'Comportamiento inesperado en los recursos importantes de la tienda' },
        { value: 'high', label: 'Comportamiento inesperado en los recursos críticos de la tienda' },
      ],
      files: [],
    },
    {
      question: 'details',
      input: 'longText',
      label: 'Describe en detalle lo sucedido',
      hint: 'Qué esperabas, qué pasó y desde cuándo.',
      optional: false,
      options: [],
      maxLength: 2000,
      files: [],
    },
    {
      question: 'since',
      input: 'date',
      label: 'Desde cuándo',
      placeholder: 'Por ejemplo: 28/02/2027',
      optional: true,
      optionalText: '(opcional)',
      options: [],
      files: [],
    },
    {
      question: 'evidence',
      input: 'files',
      label: 'Elige un archivo',
      placeholder: 'Por ejemplo: captura.png',
      optional: true,
      optionalText: '(opcional)',
      options: [],
      files: [],
    },
  ],
}

/** The web channel on a real server, with a bot that answers a word with the message of that name. */
export async function startScripted({
  port = 0,
  root = fileURLToPath(new URL('../../', import.meta.url)),
  clock = systemClock,
}: {
  readonly port?: number
  readonly root?: string
  readonly clock?: Clock
} = {}): Promise<ScriptedServer> {
  const inbounds: Inbound[] = []
  const journal = createMemoryJournal()
  const files = createMemoryFiles(maxFileBytes)
  const prompts = new Map<string, { slot: string; ask: string }>()
  let failures = 0
  let count = 0

  const show = async (conversation: string, id: string, word: string): Promise<void> => {
    const parts = scripted[word] ?? [{ type: 'text', tone: 'plain', text: `Recibido: ${word}` } as const]
    const messages: Outgoing[] = [outgoing(id, id, parts)]
    await channel.deliver({ channel: 'web', conversation }, messages)
    const prompt = parts.find((part) => part.type === 'prompt')
    if (prompt) prompts.set(conversation, { slot: id, ask: prompt.ask })
  }
  const settle = async (conversation: string, id: string, answer: string): Promise<void> => {
    const prompt = prompts.get(conversation)
    if (!prompt) return
    prompts.delete(conversation)
    const parts = [{ type: 'answered', ask: prompt.ask, answer } as const]
    await channel.deliver({ channel: 'web', conversation }, [
      outgoing(`${id}/settled`, prompt.slot, parts, { replaces: 'prompt' }),
    ])
  }

  const channel = createWebChannel({
    articles: {
      follow: () => undefined,
      counts: (language) => [
        {
          article: 'coupon',
          title: language === 'es' ? 'Crear un cupón' : 'Create a coupon',
          shown: 12,
          opened: 7,
          solved: 4,
          noneHelped: 3,
        },
      ],
    },
    async accept(inbound) {
      if (failures > 0) {
        failures -= 1
        throw new Error('scripted failure')
      }
      if (inbounds.some(({ id }) => id === inbound.id)) return 'duplicate'
      inbounds.push(inbound)
      const { conversation, happened, id } = inbound
      const address = inbound.address ?? { channel: 'web', conversation }
      channel.working(address)
      if (happened.type === 'opened') await show(conversation, `${id}/1`, 'saludo')
      if (happened.type === 'said') {
        await settle(conversation, id, happened.text || 'archivo')
        await show(conversation, `${id}/1`, happened.text || 'archivo recibido')
      }
      if (happened.type === 'edited') await show(conversation, `${id}/1`, `corregido a ${happened.text}`)
      if (happened.type === 'submitted') await show(conversation, `${id}/1`, 'formulario')
      if (happened.type === 'clicked') {
        if (happened.choice.startsWith('g.')) {
          const words = { es: 'Seguimos en español.', pt: 'Seguimos em português.', en: 'On in English.' }
          const language = happened.choice.slice(2) as keyof typeof words
          await channel.deliver(address, [
            outgoing(`${id}/1`, `${id}/1`, [{ type: 'text', tone: 'plain', text: words[language] }], {
              language,
            }),
          ])
        } else {
          const option = Object.values(scripted)
            .flatMap((parts) => parts.flatMap((part) => (part.type === 'prompt' ? part.options : [])))
            .find(({ choice }) => choice === happened.choice)
          await settle(conversation, id, option?.label ?? happened.choice)
          await show(
            conversation,
            `${id}/1`,
            happened.choice.startsWith('a.1.2.area') ? 'impacto' : happened.choice,
          )
        }
      }
      return 'accepted'
    },
    form: async (_conversation, page) => (page === 'technical' ? form : undefined),
    checkForm: async (_conversation, _page, answers) =>
      answers.details === null
        ? {
            details: 'Cuéntanos qué pasó, con al menos una frase.',
            ...(!answers.impact && { impact: 'Elige una opción.' }),
          }
        : {},
    welcome: (language) =>
      ({
        es: {
          title: 'Soporte VTEX',
          intro: 'Crea un ticket, encuentra una respuesta o sigue un caso, en una sola conversación.',
          starters: [
            'El checkout da error 502 y nadie puede pagar',
            'Necesito enviar un comprobante de pago',
            'Quiero una nueva política comercial',
            'Ver mis tickets abiertos',
          ],
        },
        pt: {
          title: 'Suporte VTEX',
          intro: 'Abra um chamado, encontre uma resposta ou acompanhe um caso, em uma só conversa.',
          starters: ['O checkout está fora do ar', 'Ver meus chamados'],
        },
        en: {
          title: 'VTEX Support',
          intro: 'File a ticket, find an answer or follow a case, in one conversation.',
          starters: ['Checkout is down', 'Show my tickets'],
        },
      })[language],
    journal,
    files,
    maxFileBytes,
    desk: { support: createMemorySupport(), token: deskToken },
    secret: 'a secret for tests',
    secure: false,
    root,
    clock,
    language: 'es',
    log: silent,
  })
  const server = await startHttp({
    host: '127.0.0.1',
    port,
    routes: channel.routes,
    ready: async () => true,
    hostNames: [],
    maxBodyBytes: 64 * 1024,
    log: silent,
  })
  return {
    ...server,
    inbounds,
    channel,
    say: (conversation, word) => {
      count += 1
      return show(conversation, `told/${count}`, word)
    },
    failNext(next) {
      failures = next
    },
    async close() {
      channel.close()
      await server.close()
    },
  }
}
