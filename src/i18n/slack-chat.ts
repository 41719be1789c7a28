import type { Locale } from './locale.ts'

/** What the channel in Slack says of its own, beside what a conversation says. */
export interface SlackChatWords {
  /** While an answer is on its way, after the app's name. */
  readonly status: string
  /** Suggested to somebody who has said nothing yet: what it is called, and what is written then. */
  readonly prompts: readonly { readonly title: string; readonly message: string }[]
  readonly promptsTitle: string
  /** Somebody pressed or wrote in a conversation of another person. */
  readonly notYours: string
  /** Answers a slash command where others read along. */
  readonly inDirect: (link: string) => string
  readonly failed: string
  /** Said to all who read along, beside what is shown to one person alone. */
  readonly alone: {
    /** `again` is written to see it once more. */
    readonly ticket: (number: number, again: string) => string
    readonly review: (send: string, change: string) => string
  }
  /** What whoever installs the app reads in the browser. */
  readonly install: Readonly<Record<'done' | 'declined' | 'expired' | 'failed', string>>
  /** A file that can't be had, and why. */
  readonly file: {
    readonly failed: (name: string) => string
    readonly external: (name: string) => string
    readonly deleted: (name: string) => string
    readonly hidden: (name: string) => string
    readonly tooMany: (names: string) => string
    readonly tooLarge: (name: string) => string
  }
}

const es: SlackChatWords = {
  status: 'está escribiendo…',
  promptsTitle: '¿En qué te ayudo?',
  prompts: [
    { title: 'Tengo un problema', message: 'Tengo un problema' },
    { title: 'Ver mis tickets', message: 'mis tickets' },
    { title: '¿Qué puedes hacer?', message: 'ayuda' },
  ],
  notYours:
    'Esta conversación es de otra persona. Mencióname en el canal o escríbeme en privado y abrimos la tuya.',
  inDirect: (link) => `Te respondo en nuestro chat privado: ${link}`,
  failed: 'No pude hacerlo ahora. No se perdió nada: prueba otra vez en un momento.',
  alone: {
    ticket: (number, again) =>
      `Ticket ${number}. Sus detalles solo los ves tú; para verlos otra vez, escribe «${again}».`,
    review: (send, change) =>
      `El resumen solo lo ves tú. Si ya no está, escribe «${send}» para mandarlo o «${change}» para corregirlo.`,
  },
  install: {
    done: 'Listo: la app está instalada. Ábrela en Slack, en Apps.',
    declined: 'No se instaló nada. Puedes volver a empezar cuando quieras.',
    expired: 'Este enlace ya no sirve. Vuelve a empezar desde la página de instalación.',
    failed: 'Slack no respondió como esperábamos y no se instaló nada. Prueba otra vez en unos minutos.',
  },
  file: {
    failed: (name) => `No pude guardar ${name}. Envíalo otra vez, o sigue sin él.`,
    external: (name) =>
      `${name} no está en Slack, sino en otro servicio. Descárgalo y envíamelo desde tu dispositivo, o pega el enlace como texto.`,
    deleted: (name) => `${name} ya no existe en Slack. Envíalo otra vez si lo necesitas.`,
    hidden: (name) =>
      `Slack no me deja abrir ${name}: es de otra organización o superó el límite del plan. Envíamelo desde tu dispositivo.`,
    tooMany: (names) =>
      `Guardo hasta 20 archivos por mensaje. No guardé ${names}: envía el resto en otro mensaje.`,
    tooLarge: (name) => `${name} es demasiado grande. Comprímelo, o comparte un enlace.`,
  },
}

const pt: SlackChatWords = {
  status: 'está escrevendo…',
  promptsTitle: 'Em que posso ajudar?',
  prompts: [
    { title: 'Tenho um problema', message: 'Tenho um problema' },
    { title: 'Ver meus chamados', message: 'meus chamados' },
    { title: 'O que você pode fazer?', message: 'ajuda' },
  ],
  notYours:
    'Esta conversa é de outra pessoa. Mencione-me no canal ou escreva para mim em particular e abrimos a sua.',
  inDirect: (link) => `Respondo no nosso chat particular: ${link}`,
  failed: 'Não consegui fazer isso agora. Nada se perdeu: tente de novo daqui a pouco.',
  alone: {
    ticket: (number, again) =>
      `Chamado ${number}. Só você vê os detalhes; para ver de novo, escreva “${again}”.`,
    review: (send, change) =>
      `Só você vê o resumo. Se ele sumiu, escreva “${send}” para enviar ou “${change}” para corrigir.`,
  },
  install: {
    done: 'Pronto: o app está instalado. Abra no Slack, em Apps.',
    declined: 'Nada foi instalado. Você pode recomeçar quando quiser.',
    expired: 'Este link não funciona mais. Recomece na página de instalação.',
    failed: 'O Slack não respondeu como esperado e nada foi instalado. Tente de novo em alguns minutos.',
  },
  file: {
    failed: (name) => `Não consegui guardar ${name}. Envie de novo, ou siga sem ele.`,
    external: (name) =>
      `${name} não está no Slack, e sim em outro serviço. Baixe o arquivo e envie do seu dispositivo, ou cole o link como texto.`,
    deleted: (name) => `${name} não existe mais no Slack. Envie de novo se precisar dele.`,
    hidden: (name) =>
      `O Slack não me deixa abrir ${name}: é de outra organização ou passou do limite do plano. Envie do seu dispositivo.`,
    tooMany: (names) =>
      `Guardo até 20 arquivos por mensagem. Não guardei ${names}: envie o restante em outra mensagem.`,
    tooLarge: (name) => `${name} é grande demais. Comprima, ou compartilhe um link.`,
  },
}

const en: SlackChatWords = {
  status: 'is typing…',
  promptsTitle: 'How can I help?',
  prompts: [
    { title: 'I have a problem', message: 'I have a problem' },
    { title: 'See my tickets', message: 'my tickets' },
    { title: 'What can you do?', message: 'help' },
  ],
  notYours:
    "This conversation is somebody else's. Mention me in the channel or write to me directly and we'll open yours.",
  inDirect: (link) => `I've answered in our direct messages: ${link}`,
  failed: "That didn't work just now. Nothing is lost: please try again in a moment.",
  alone: {
    ticket: (number, again) =>
      `Ticket ${number}. Only you see its details; to see them again, write “${again}”.`,
    review: (send, change) =>
      `Only you see the summary. If it's gone, write “${send}” to send it or “${change}” to correct it.`,
  },
  install: {
    done: 'Done: the app is installed. Open it in Slack, under Apps.',
    declined: 'Nothing was installed. You can start again whenever you like.',
    expired: 'This link no longer works. Start again from the page where you install the app.',
    failed: "Slack didn't answer as expected, and nothing was installed. Please try again in a few minutes.",
  },
  file: {
    failed: (name) => `I couldn't keep ${name}. Send it again, or continue without it.`,
    external: (name) =>
      `${name} isn't in Slack but in another service. Download it and send it from your device, or paste the link as text.`,
    deleted: (name) => `${name} is no longer in Slack. Send it again if you need it.`,
    hidden: (name) =>
      `Slack doesn't let me open ${name}: it belongs to another organization, or is past the limit of the plan. Send it from your device.`,
    tooMany: (names) =>
      `I keep up to 20 files per message. I didn't keep ${names}: send the rest in another message.`,
    tooLarge: (name) => `${name} is too large. Compress it, or share a link.`,
  },
}

const words: Readonly<Record<Locale, SlackChatWords>> = { es, pt, en }

export const slackChatWordsIn = (locale: Locale): SlackChatWords => words[locale]
