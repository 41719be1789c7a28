import { Readable } from 'node:stream'
import type { SupportTicketWhole } from '../../src/desk/support-ticket.ts'
import type { Support } from '../../src/desk/support.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** A desk in memory with three tickets, as the support side sees it. */
export function createMemorySupport(): Support {
  const at = Date.UTC(2026, 10, 20, 14, 30)
  const used = new Set<string>()
  const tickets: Mutable<SupportTicketWhole>[] = [
    {
      number: 1042,
      subject: 'El checkout muestra error 502 al pagar con tarjeta',
      status: 'open',
      priority: 'urgent',
      account: 'tiendaluna',
      requesterName: 'Ana Ríos',
      requesterEmail: 'ana@tiendaluna.example',
      createdAt: at,
      updatedAt: at + 3_600_000,
      description: 'Desde las 10:00 ningún comprador puede pagar.\nVer https://status.vtex.com',
      language: 'es',
      tags: ['technical', 'incident'],
      answers: [
        { id: 'area', label: '¿Qué necesitas?', value: 'technical', text: 'Técnico' },
        {
          id: 'impact',
          label: 'Impacto del problema',
          value: 'high',
          text: 'Comportamiento inesperado en los recursos críticos de la tienda',
        },
        { id: 'users', label: 'Usuarios afectados', value: 'all', text: 'Todos los usuarios' },
      ],
      files: [{ id: 'f1', name: 'captura del error.png', type: 'image/png', size: 183_400 }],
      comments: [
        {
          author: 'Ana Ríos',
          fromSupport: false,
          isPublic: true,
          text: 'Sigue pasando, también con otra tarjeta.',
          at: at + 1_800_000,
          files: [],
        },
        {
          author: 'Marcos',
          fromSupport: true,
          isPublic: false,
          text: 'Parece el proveedor de pagos. Pregunté en el canal interno.',
          at: at + 2_700_000,
          files: [],
        },
        {
          author: 'Marcos',
          fromSupport: true,
          isPublic: true,
          text: 'Gracias por avisar, Ana. Ya lo estamos mirando.',
          at: at + 3_600_000,
          files: [],
        },
      ],
      history: [
        { at, side: 'requester', who: 'Ana Ríos', what: 'filed' },
        {
          at: at + 2_000_000,
          side: 'support',
          who: 'Marcos',
          what: 'priority',
          was: 'high',
          became: 'urgent',
        },
        {
          at: at + 3_700_000,
          side: 'support',
          who: 'support',
          what: 'status',
          was: 'pending',
          became: 'open',
        },
      ],
    },
    {
      number: 1041,
      subject: 'Cambio de vencimiento mensual de la factura',
      status: 'pending',
      priority: 'low',
      account: 'mercadosul',
      requesterName: 'João Prado',
      createdAt: at - 86_400_000,
      updatedAt: at - 40_000_000,
      description: 'Mudar o vencimento do dia 5 para o dia 15.',
      language: 'pt',
      tags: ['financial'],
      answers: [],
      files: [],
      comments: [],
      history: [],
    },
    {
      number: 1036,
      subject: 'New trade policy for the marketplace',
      status: 'solved',
      priority: 'low',
      account: 'northshop',
      requesterName: 'Kim Lee',
      createdAt: at - 5 * 86_400_000,
      updatedAt: at - 3 * 86_400_000,
      description: 'We need one more policy.',
      language: 'en',
      tags: ['commercial'],
      answers: [],
      files: [],
      comments: [],
      history: [],
    },
  ]
  const find = (number: number): Mutable<SupportTicketWhole> | undefined =>
    tickets.find((ticket) => ticket.number === number)
  return {
    async list({ status, search, page, perPage }) {
      const found = tickets.filter(
        (ticket) =>
          (!status || status.includes(ticket.status)) &&
          (!search ||
            `${ticket.number} ${ticket.subject} ${ticket.account}`
              .toLowerCase()
              .includes(search.toLowerCase())),
      )
      return { tickets: found.slice((page - 1) * perPage, page * perPage), total: found.length }
    },
    get: async (number) => structuredClone(find(number)),
    async answer({ key, number, author, text, isPublic, status, files = [] }) {
      const ticket = find(number)
      if (!ticket) return false
      if (used.has(key)) return true
      used.add(key)
      ticket.comments = [
        ...ticket.comments,
        {
          author,
          text,
          isPublic,
          fromSupport: true,
          at: Date.now(),
          files: files.map(({ ref, ...file }) => ({ id: ref, ...file })),
        },
      ]
      if (status) ticket.status = status
      return true
    },
    async setStatus(number, status) {
      const ticket = find(number)
      if (ticket) ticket.status = status
      return ticket !== undefined
    },
    async setPriority(number, priority) {
      const ticket = find(number)
      if (ticket) ticket.priority = priority
      return ticket !== undefined
    },
    ratings: async () => [1, 0, 2, 5, 12],
    async openAttachment(number, id) {
      const file = find(number)?.files.find((each) => each.id === id)
      return file && { file, bytes: () => Readable.from([Buffer.alloc(file.size)]) }
    },
  }
}
