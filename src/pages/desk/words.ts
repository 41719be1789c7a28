import type { Language } from '../words.ts'

/** What the desk page says, in each language. */
export interface DeskWords {
  readonly title: string
  readonly language: string
  readonly enter: string
  readonly token: string
  readonly tokenHint: string
  readonly wrongToken: string
  readonly waitToken: string
  readonly logout: string
  readonly search: string
  readonly all: string
  readonly statuses: Readonly<Record<'open' | 'pending' | 'solved' | 'closed', string>>
  readonly priorities: Readonly<Record<'urgent' | 'high' | 'normal' | 'low', string>>
  readonly status: string
  readonly priority: string
  readonly none: string
  readonly pick: string
  readonly away: string
  readonly previous: string
  readonly next: string
  readonly pageOf: (page: number, pages: number) => string
  readonly back: string
  readonly requester: string
  readonly account: string
  readonly created: string
  readonly answers: string
  readonly files: string
  readonly conversation: string
  readonly publicAnswer: string
  readonly privateNote: string
  readonly privateMark: string
  readonly answerHint: string
  readonly noteHint: string
  readonly yourName: string
  /** Said before the statuses that a ticket may have once the answer is sent. */
  readonly becomes: string
  readonly send: string
  readonly saveNote: string
  readonly notSent: string
  readonly rating: string
  readonly unnamed: string
  /** Who did it, when nobody is named. */
  readonly team: string
  /** Read aloud between what something was and what it became. */
  readonly became: string
  /** Said before the average. */
  readonly ratings: (days: number) => string
  readonly articles: Readonly<
    Record<'title' | 'article' | 'shown' | 'opened' | 'solved' | 'noneHelped', string>
  >
  readonly votes: (count: number) => string
}

const es: DeskWords = {
  title: 'Mesa de soporte',
  language: 'Idioma',
  enter: 'Entrar',
  token: 'Clave de acceso',
  tokenHint: 'La verás en la terminal donde arrancó el programa.',
  wrongToken: 'Esa clave no es la correcta. Cópiala de nuevo de la terminal.',
  waitToken: 'Demasiados intentos. Espera un minuto y prueba otra vez.',
  logout: 'Salir',
  search: 'Número, asunto o cuenta',
  all: 'Todos',
  statuses: { open: 'Abierto', pending: 'Esperando respuesta', solved: 'Resuelto', closed: 'Cerrado' },
  priorities: { urgent: 'Urgente', high: 'Alta', normal: 'Normal', low: 'Baja' },
  status: 'Estado',
  priority: 'Prioridad',
  none: 'No hay tickets aquí.',
  pick: 'Elige un ticket para leerlo y responder.',
  away: 'Sin conexión con el servidor. Seguimos intentando.',
  previous: 'Anterior',
  next: 'Siguiente',
  pageOf: (page, pages) => `Página ${page} de ${pages}`,
  back: 'Volver a la lista',
  requester: 'Quién lo pide',
  account: 'Cuenta',
  created: 'Creado',
  answers: 'Respuestas',
  files: 'Archivos',
  conversation: 'Comentarios',
  publicAnswer: 'Respuesta pública',
  privateNote: 'Nota interna',
  privateMark: 'interna',
  answerHint: 'La persona la recibe en su conversación.',
  noteHint: 'Solo la ve el equipo.',
  yourName: 'Tu nombre',
  becomes: 'Al enviar, el ticket queda:',
  send: 'Responder',
  saveNote: 'Guardar nota',
  notSent: 'No se guardó. Prueba de nuevo.',
  rating: 'Calificación',
  unnamed: 'Sin nombre',
  team: 'Soporte',
  became: 'pasó a',
  articles: {
    title: 'Artículos sugeridos',
    article: 'Artículo',
    shown: 'Mostrado',
    opened: 'Abierto',
    solved: 'Lo resolvió',
    noneHelped: 'No ayudó',
  },
  ratings: (days) => `Calificación, últimos ${days} días:`,
  votes: (count) => (count === 1 ? '1 voto' : `${count} votos`),
}

const pt: DeskWords = {
  title: 'Mesa de suporte',
  language: 'Idioma',
  enter: 'Entrar',
  token: 'Chave de acesso',
  tokenHint: 'Ela aparece no terminal onde o programa foi iniciado.',
  wrongToken: 'Essa chave não confere. Copie de novo do terminal.',
  waitToken: 'Muitas tentativas. Espere um minuto e tente outra vez.',
  logout: 'Sair',
  search: 'Número, assunto ou conta',
  all: 'Todos',
  statuses: { open: 'Aberto', pending: 'Aguardando resposta', solved: 'Resolvido', closed: 'Fechado' },
  priorities: { urgent: 'Urgente', high: 'Alta', normal: 'Normal', low: 'Baixa' },
  status: 'Status',
  priority: 'Prioridade',
  none: 'Não há chamados aqui.',
  pick: 'Escolha um chamado para ler e responder.',
  away: 'Sem conexão com o servidor. Continuamos tentando.',
  previous: 'Anterior',
  next: 'Próxima',
  pageOf: (page, pages) => `Página ${page} de ${pages}`,
  back: 'Voltar à lista',
  requester: 'Quem pede',
  account: 'Conta',
  created: 'Criado',
  answers: 'Respostas',
  files: 'Arquivos',
  conversation: 'Comentários',
  publicAnswer: 'Resposta pública',
  privateNote: 'Nota interna',
  privateMark: 'interna',
  answerHint: 'A pessoa recebe na conversa dela.',
  noteHint: 'Só a equipe vê.',
  yourName: 'Seu nome',
  becomes: 'Ao enviar, o chamado fica:',
  send: 'Responder',
  saveNote: 'Salvar nota',
  notSent: 'Não foi salvo. Tente de novo.',
  rating: 'Avaliação',
  unnamed: 'Sem nome',
  team: 'Suporte',
  became: 'passou para',
  articles: {
    title: 'Artigos sugeridos',
    article: 'Artigo',
    shown: 'Mostrado',
    opened: 'Aberto',
    solved: 'Resolveu',
    noneHelped: 'Não ajudou',
  },
  ratings: (days) => `Avaliação, últimos ${days} dias:`,
  votes: (count) => (count === 1 ? '1 voto' : `${count} votos`),
}

const en: DeskWords = {
  title: 'Support desk',
  language: 'Language',
  enter: 'Sign in',
  token: 'Access token',
  tokenHint: 'It was printed in the terminal where the program started.',
  wrongToken: "That isn't the right token. Copy it again from the terminal.",
  waitToken: 'Too many tries. Wait a minute and try again.',
  logout: 'Sign out',
  search: 'Number, subject or account',
  all: 'All',
  statuses: { open: 'Open', pending: 'Awaiting reply', solved: 'Solved', closed: 'Closed' },
  priorities: { urgent: 'Urgent', high: 'High', normal: 'Normal', low: 'Low' },
  status: 'Status',
  priority: 'Priority',
  none: 'No tickets here.',
  pick: 'Choose a ticket to read it and answer.',
  away: "The server can't be reached. We'll keep trying.",
  previous: 'Previous',
  next: 'Next',
  pageOf: (page, pages) => `Page ${page} of ${pages}`,
  back: 'Back to the list',
  requester: 'Requester',
  account: 'Account',
  created: 'Created',
  answers: 'Answers',
  files: 'Files',
  conversation: 'Comments',
  publicAnswer: 'Public answer',
  privateNote: 'Private note',
  privateMark: 'private',
  answerHint: 'The person gets it in their conversation.',
  noteHint: 'Only the team sees it.',
  yourName: 'Your name',
  becomes: 'Once sent, the ticket will be:',
  send: 'Answer',
  saveNote: 'Save note',
  notSent: "It wasn't saved. Try again.",
  rating: 'Rating',
  unnamed: 'No name',
  team: 'Support',
  became: 'became',
  articles: {
    title: 'Suggested articles',
    article: 'Article',
    shown: 'Shown',
    opened: 'Opened',
    solved: 'Solved it',
    noneHelped: "Didn't help",
  },
  ratings: (days) => `Rating, last ${days} days:`,
  votes: (count) => (count === 1 ? '1 vote' : `${count} votes`),
}

export const deskWords: Readonly<Record<Language, DeskWords>> = { es, pt, en }
