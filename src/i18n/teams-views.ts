import type { Locale } from './locale.ts'

/** What Teams shows of its own: dialogs, the search, links. Whatever a conversation says comes in messages. */
export interface TeamsViewWords {
  readonly form: {
    readonly title: string
    readonly waiting: string
    readonly goOn: string
    readonly saved: string
    readonly sent: string
    /** Under what was answered. */
    readonly changeInChat: string
    readonly nothing: string
    readonly closed: string
    readonly foreign: string
    readonly away: string
    readonly unopened: string
    readonly problems: string
    readonly longKept: (length: string) => string
    readonly uploadAt: string
  }
  readonly request: {
    /** There is no chat between the person and the app. */
    readonly noChat: string
    readonly fromMessage: (author: string | undefined) => string
    readonly link: (url: string) => string
    readonly file: (name: string, url: string | undefined) => string
    readonly picture: string
    readonly filesAsLinks: string
  }
  readonly search: {
    readonly none: string
    readonly noneAbout: (words: string) => string
    readonly away: string
    readonly open: string
    readonly private: string
  }
  /** On a card that only its owner can open: opens it, for them alone. */
  readonly openMine: string
}

const es: TeamsViewWords = {
  openMine: 'Ver lo mío',
  form: {
    title: 'Soporte',
    waiting: 'Un momento, esto tarda más de lo normal.',
    goOn: 'Seguir',
    saved: 'Listo, guardé tus respuestas. Cierra esta ventana, revísalas y envíalas en el chat conmigo.',
    sent: 'Listo, ya va a soporte. Cierra esta ventana: el número de tu ticket llega en el chat conmigo.',
    changeInChat: 'Si quieres cambiar algo, cierra esta ventana: en el chat cada respuesta tiene su botón.',
    nothing: 'Ahora no hay nada que completar aquí. Seguimos en el chat.',
    closed: 'Esta solicitud ya no está abierta. Escríbeme en el chat y empezamos otra.',
    foreign: 'No puedo usar este formulario. Ciérralo y ábrelo otra vez desde tu conversación.',
    away: 'No pude guardar ahora. Tus respuestas siguen aquí: prueba otra vez en un momento.',
    unopened: 'No pude abrir el formulario ahora. Prueba otra vez en un momento, o sigue en el chat.',
    problems: 'Falta corregir lo que está marcado.',
    longKept: (length) =>
      `Ya escribiste ${length} caracteres, más de los que caben aquí. Se conservan; escribe solo si quieres reemplazarlos.`,
    uploadAt: 'Subir archivos en esta página',
  },
  request: {
    noChat:
      'Para abrir un ticket necesito un chat contigo. En Aplicaciones busca esta app, presiona Agregar y prueba otra vez.',
    fromMessage: (author) =>
      `Solicitud a partir de un mensaje${author === undefined ? '' : ` de ${author}`} en Teams:`,
    link: (url) => `Mensaje original: ${url}`,
    file: (name, url) => `Archivo del mensaje: ${name}${url === undefined ? '' : ` (${url})`}`,
    picture: '[imagen]',
    filesAsLinks:
      'Los archivos e imágenes del mensaje van como enlaces, porque Teams no me deja copiarlos. Si soporte debe verlos, envíalos también en el chat conmigo.',
  },
  search: {
    none: 'Todavía no tienes tickets.',
    noneAbout: (words) =>
      `No encontré tickets tuyos con «${words}». Prueba con el número o con otra palabra.`,
    away: 'Ahora no puedo consultar tus tickets. Prueba otra vez en un momento.',
    open: 'Ver el ticket',
    private: 'Los detalles los ve solo quien abrió el ticket.',
  },
}

const pt: TeamsViewWords = {
  openMine: 'Ver o meu',
  form: {
    title: 'Suporte',
    waiting: 'Um momento, isto demora mais que o normal.',
    goOn: 'Continuar',
    saved: 'Pronto, salvei suas respostas. Feche esta janela, revise e envie no chat comigo.',
    sent: 'Pronto, já vai para o suporte. Feche esta janela: o número do seu chamado chega no chat comigo.',
    changeInChat: 'Se quiser mudar algo, feche esta janela: no chat cada resposta tem o seu botão.',
    nothing: 'Agora não há nada para preencher aqui. Continuamos no chat.',
    closed: 'Esta solicitação não está mais aberta. Escreva para mim no chat e começamos outra.',
    foreign: 'Não posso usar este formulário. Feche e abra de novo a partir da sua conversa.',
    away: 'Não consegui salvar agora. Suas respostas continuam aqui: tente de novo daqui a pouco.',
    unopened: 'Não consegui abrir o formulário agora. Tente de novo daqui a pouco, ou continue no chat.',
    problems: 'Falta corrigir o que está marcado.',
    longKept: (length) =>
      `Você já escreveu ${length} caracteres, mais do que cabe aqui. Eles ficam guardados; escreva só se quiser substituí-los.`,
    uploadAt: 'Enviar arquivos nesta página',
  },
  request: {
    noChat:
      'Para abrir um chamado preciso de um chat com você. Em Aplicativos procure este app, pressione Adicionar e tente de novo.',
    fromMessage: (author) =>
      `Solicitação a partir de uma mensagem${author === undefined ? '' : ` de ${author}`} no Teams:`,
    link: (url) => `Mensagem original: ${url}`,
    file: (name, url) => `Arquivo da mensagem: ${name}${url === undefined ? '' : ` (${url})`}`,
    picture: '[imagem]',
    filesAsLinks:
      'Os arquivos e imagens da mensagem vão como links, porque o Teams não me deixa copiá-los. Se o suporte precisa vê-los, envie também no chat comigo.',
  },
  search: {
    none: 'Você ainda não tem chamados.',
    noneAbout: (words) =>
      `Não encontrei chamados seus com “${words}”. Tente com o número ou com outra palavra.`,
    away: 'Agora não consigo consultar seus chamados. Tente de novo daqui a pouco.',
    open: 'Ver o chamado',
    private: 'Só quem abriu o chamado vê os detalhes.',
  },
}

const en: TeamsViewWords = {
  openMine: 'Show mine',
  form: {
    title: 'Support',
    waiting: 'One moment, this is taking longer than usual.',
    goOn: 'Continue',
    saved:
      'Done, your answers are saved. Close this window, look them over and send them in the chat with me.',
    sent: "Done, it's on its way to support. Close this window: your ticket number will arrive in the chat with me.",
    changeInChat: 'To change something, close this window: in the chat each answer has its button.',
    nothing: "There's nothing to fill in here now. Let's continue in the chat.",
    closed: "This request is no longer open. Write to me in the chat and we'll start another.",
    foreign: "I can't use this form. Close it and open it again from your conversation.",
    away: "I couldn't save just now. Your answers are still here: please try again in a moment.",
    unopened: "I couldn't open the form just now. Please try again in a moment, or continue in the chat.",
    problems: 'Please correct what is marked.',
    longKept: (length) =>
      `You've already written ${length} characters, more than fit here. They're kept; write only to replace them.`,
    uploadAt: 'Upload files on this page',
  },
  request: {
    noChat:
      'To open a ticket I need a chat with you. Look for this app under Apps, press Add, and try again.',
    fromMessage: (author) =>
      `Request made from a message${author === undefined ? '' : ` by ${author}`} in Teams:`,
    link: (url) => `Original message: ${url}`,
    file: (name, url) => `File of the message: ${name}${url === undefined ? '' : ` (${url})`}`,
    picture: '[picture]',
    filesAsLinks:
      "Files and pictures of the message go along as links, because Teams doesn't let me copy them. If support has to see them, send them in the chat with me as well.",
  },
  search: {
    none: 'You have no tickets yet.',
    noneAbout: (words) => `I found no tickets of yours with “${words}”. Try the number, or another word.`,
    away: "I can't look up your tickets right now. Please try again in a moment.",
    open: 'See the ticket',
    private: 'Only whoever opened the ticket sees its details.',
  },
}

const all: Readonly<Record<Locale, TeamsViewWords>> = { es, pt, en }

/** The words of the dialogs, the search and the links in a language. */
export const teamsViewWordsIn = (locale: Locale): TeamsViewWords => all[locale]
