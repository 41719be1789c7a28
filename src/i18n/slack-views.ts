import type { Locale } from './locale.ts'

/** What the views in Slack say of their own: forms, the Home tab, links. Whatever a conversation says comes in messages. */
export interface SlackViewWords {
  readonly close: string
  readonly form: {
    readonly title: string
    readonly opening: string
    readonly saving: string
    readonly saved: string
    readonly nothing: string
    readonly closed: string
    readonly foreign: string
    readonly away: string
    /** Sends the modal with articles on: none of them helps. */
    readonly noneHelps: string
    /** An article solved it. */
    readonly solved: string
    readonly pick: string
    readonly account: string
    readonly typed: (name: string) => string
    readonly longKept: (length: string) => string
    readonly files: (names: string) => string
    readonly fromMessage: (author: string | undefined) => string
    readonly link: (url: string) => string
  }
  readonly home: {
    readonly hello: (name: string) => string
    readonly intro: string
    readonly start: string
    readonly language: string
    readonly status: string
    readonly search: string
    readonly searchHint: string
    readonly all: string
    readonly waiting: string
    readonly others: string
    readonly goOn: string
    readonly away: string
    readonly retry: string
  }
  readonly link: {
    readonly private: string
    readonly notYours: string
    readonly status: string
    readonly priority: string
    readonly updated: string
  }
}

const es: SlackViewWords = {
  close: 'Cerrar',
  form: {
    title: 'Soporte',
    opening: 'Un momento, estoy abriendo el formulario…',
    saving: 'Un momento, estoy guardando tus respuestas…',
    saved: 'Listo, guardé tus respuestas. Revísalas y envíalas en la conversación.',
    nothing: 'Ahora no hay nada que completar aquí. La conversación sigue en la pestaña Mensajes.',
    closed: 'Esta solicitud ya no está abierta. Escríbeme en la pestaña Mensajes y empezamos otra.',
    foreign: 'No puedo usar este formulario. Ciérralo y ábrelo otra vez desde tu conversación.',
    away: 'No pude guardar ahora. Tus respuestas siguen aquí: prueba otra vez en un momento.',
    noneHelps: 'Ninguno, seguir',
    solved:
      'Qué bueno que ya tienes la respuesta. Si no era eso, en la conversación puedes retomar tu solicitud.',
    pick: 'Elige una opción',
    account: 'Busca una cuenta o escribe su nombre',
    typed: (name) => `Usar «${name}»`,
    longKept: (length) =>
      `Ya escribiste ${length} caracteres, más de los que caben en este campo. Se conservan; escribe aquí solo si quieres reemplazarlos.`,
    files: (names) => `Ya recibí: ${names}. Puedes agregar más.`,
    fromMessage: (author) =>
      `Solicitud a partir de un mensaje${author === undefined ? '' : ` de ${author}`}:`,
    link: (url) => `Mensaje original: ${url}`,
  },
  home: {
    hello: (name) => `Hola, ${name}`,
    intro: 'Aquí están tus tickets con soporte y cómo va cada uno.',
    start: 'Abrir un ticket',
    language: 'Idioma',
    status: 'Estado',
    search: 'Buscar por número o por palabras del asunto',
    searchHint: 'Escribe y presiona Enter',
    all: 'Ver todos',
    waiting: 'Esperan tu respuesta',
    others: 'Los demás',
    goOn: 'Seguimos en la pestaña Mensajes.',
    away: 'Ahora no puedo consultar tus tickets. No se perdió nada: prueba otra vez en unos minutos.',
    retry: 'Probar otra vez',
  },
  link: {
    private: 'Los detalles los ve solo quien abrió el ticket.',
    notYours: 'No encuentro este ticket entre los que puedes ver.',
    status: 'Estado',
    priority: 'Prioridad',
    updated: 'Último cambio',
  },
}

const pt: SlackViewWords = {
  close: 'Fechar',
  form: {
    title: 'Suporte',
    opening: 'Um momento, estou abrindo o formulário…',
    saving: 'Um momento, estou salvando suas respostas…',
    saved: 'Pronto, salvei suas respostas. Revise e envie na conversa.',
    nothing: 'Agora não há nada para preencher aqui. A conversa continua na aba Mensagens.',
    closed: 'Esta solicitação não está mais aberta. Escreva para mim na aba Mensagens e começamos outra.',
    foreign: 'Não posso usar este formulário. Feche e abra de novo a partir da sua conversa.',
    away: 'Não consegui salvar agora. Suas respostas continuam aqui: tente de novo daqui a pouco.',
    noneHelps: 'Nenhum, continuar',
    solved:
      'Que bom que você já tem a resposta. Se não era isso, na conversa você pode retomar sua solicitação.',
    pick: 'Escolha uma opção',
    account: 'Procure uma conta ou escreva o nome dela',
    typed: (name) => `Usar “${name}”`,
    longKept: (length) =>
      `Você já escreveu ${length} caracteres, mais do que cabe neste campo. Eles ficam guardados; escreva aqui só se quiser substituí-los.`,
    files: (names) => `Já recebi: ${names}. Você pode adicionar mais.`,
    fromMessage: (author) =>
      `Solicitação a partir de uma mensagem${author === undefined ? '' : ` de ${author}`}:`,
    link: (url) => `Mensagem original: ${url}`,
  },
  home: {
    hello: (name) => `Olá, ${name}`,
    intro: 'Aqui estão seus chamados com o suporte e como está cada um.',
    start: 'Abrir um chamado',
    language: 'Idioma',
    status: 'Status',
    search: 'Procurar por número ou por palavras do assunto',
    searchHint: 'Escreva e pressione Enter',
    all: 'Ver todos',
    waiting: 'Esperam sua resposta',
    others: 'Os demais',
    goOn: 'Continuamos na aba Mensagens.',
    away: 'Agora não consigo consultar seus chamados. Nada se perdeu: tente de novo em alguns minutos.',
    retry: 'Tentar de novo',
  },
  link: {
    private: 'Só quem abriu o chamado vê os detalhes.',
    notYours: 'Não encontro este chamado entre os que você pode ver.',
    status: 'Status',
    priority: 'Prioridade',
    updated: 'Última alteração',
  },
}

const en: SlackViewWords = {
  close: 'Close',
  form: {
    title: 'Support',
    opening: 'One moment, the form is opening…',
    saving: 'One moment, your answers are being saved…',
    saved: 'Done, your answers are saved. Look them over and send them in the conversation.',
    nothing: "There's nothing to fill in here now. The conversation continues in the Messages tab.",
    closed: "This request is no longer open. Write to me in the Messages tab and we'll start another.",
    foreign: "I can't use this form. Close it and open it again from your conversation.",
    away: "I couldn't save just now. Your answers are still here: please try again in a moment.",
    noneHelps: 'None helps, go on',
    solved:
      "Good that you have your answer. If that wasn't it, you can pick your request up again in the conversation.",
    pick: 'Choose an option',
    account: 'Search for an account or type its name',
    typed: (name) => `Use “${name}”`,
    longKept: (length) =>
      `You've already written ${length} characters, more than this field holds. They're kept; write here only to replace them.`,
    files: (names) => `Received so far: ${names}. You can add more.`,
    fromMessage: (author) => `Request made from a message${author === undefined ? '' : ` by ${author}`}:`,
    link: (url) => `Original message: ${url}`,
  },
  home: {
    hello: (name) => `Hello, ${name}`,
    intro: 'These are your tickets with support, and how each one is doing.',
    start: 'Open a ticket',
    language: 'Language',
    status: 'Status',
    search: 'Search by number or by words in the subject',
    searchHint: 'Type and press Enter',
    all: 'Show all',
    waiting: 'Waiting for your answer',
    others: 'The others',
    goOn: "Let's continue in the Messages tab.",
    away: "I can't look up your tickets right now. Nothing is lost: please try again in a few minutes.",
    retry: 'Try again',
  },
  link: {
    private: 'Only whoever opened the ticket sees its details.',
    notYours: "I can't find this ticket among the ones you can see.",
    status: 'Status',
    priority: 'Priority',
    updated: 'Last change',
  },
}

const all: Readonly<Record<Locale, SlackViewWords>> = { es, pt, en }

/** The words of the views in a language. */
export const slackViewWordsIn = (locale: Locale): SlackViewWords => all[locale]
