import { plural } from './numbers.ts'
import { pairOf } from './lists.ts'
import type { NotePhrases, Phrases, ProblemPhrases, TicketPhrases } from './phrases.ts'

const q = (text: string): string => `«${text}»`

const notes: NotePhrases = {
  greeting: (name, intro) => `Hola${name === undefined ? '' : `, ${name}`}. ${intro}`,
  greetedAgain: 'Hola de nuevo.',
  understood: (answers) =>
    answers.length === 1
      ? `Entendí esto: ${answers[0]}. Si no es así, dímelo y lo cambio.`
      : `Entendí esto:\n${answers.map((each) => `• ${each}`).join('\n')}\nSi algo no es así, dímelo y lo cambio.`,
  changed: (label, from, to) => `Cambié ${q(label)}: antes ${q(from)}, ahora ${q(to)}.`,
  updated: (label) => `Actualicé ${q(label)}.`,
  skipped: (label) => `Seguimos sin ${q(label)}.`,
  cannotSkip: (label) => `Sin ${q(label)} no puedo enviar la solicitud, así que te lo pregunto otra vez.`,
  nothingToUndo: 'No hay ningún cambio que deshacer.',
  undone: 'Deshice el último cambio.',
  nothingBefore: 'Esta es la primera pregunta, no hay nada antes.',
  cancelled:
    'Listo, descarté la solicitud y no se abrió ningún ticket. Si cambias de idea, puedo recuperarla.',
  nothingToCancel: 'No hay ninguna solicitud en curso. Cuéntame qué necesitas y empezamos una.',
  resumed: (subject) =>
    subject === undefined
      ? 'Recuperé tu solicitud. Seguimos donde estaba.'
      : `Recuperé tu solicitud sobre ${q(subject)}. Seguimos donde estaba.`,
  nothingToResume:
    'No tengo ninguna solicitud guardada para recuperar. Cuéntame qué necesitas y empezamos una.',
  restarted: (kept) =>
    kept
      ? 'Empezamos de nuevo. La solicitud anterior quedó guardada: escribe «recuperar» si la quieres de vuelta.'
      : 'Empezamos de nuevo.',
  why: 'Este dato le sirve al equipo de soporte para atender tu caso.',
  help: [
    'Puedes responder con los botones, con el número de la opción o con tus palabras.',
    '• «Volver», «Deshacer» o «Cambiar algo» corrigen una respuesta.',
    '• «Cancelar» descarta la solicitud y «Empezar de nuevo» la reinicia.',
    '• «Mis tickets» o «estado del ticket 123» te muestran cómo van tus tickets.',
    '• «Hablar con una persona» le pasa tu caso al equipo.',
    '• «English» o «português» cambian el idioma.',
  ].join('\n'),
  language: 'Seguimos en español.',
  nonsense: 'No logré leer nada en ese mensaje. Cuéntame en pocas palabras qué pasa.',
  stillNonsense: 'Sigo sin poder leerlo. Con dos o tres palabras basta.',
  missed: 'No sé bien cómo tomar esa respuesta. Te lo pregunto de otra manera.',
  likely: (option) => `¿Te refieres a ${q(option)}? Si es así, responde «sí»; si no, elige otra opción.`,
  fileKept: (names, count) =>
    `${plural('es', count, 'Recibí el archivo', 'Recibí los archivos')} ${names}. ${plural('es', count, 'Va', 'Van')} con tu solicitud.`,
  kept: (text) => `Guardé lo que escribiste: ${q(text)}.`,
  alongside: (text) => `Con la solicitud va también lo que escribiste: ${q(text)}.`,
  missing: (labels, count) => `Antes de enviar, ${plural('es', count, 'falta', 'faltan')} ${labels}.`,
  sending:
    'Tu solicitud está guardada y la estoy enviando. Te confirmo el número aquí; mientras tanto puedes seguir con otra cosa.',
  stillSending:
    'Tu solicitud sigue en camino. No se perdió nada, y te confirmo el número aquí en cuanto lo tenga.',
  alreadySent: (number) => `Esa solicitud ya se envió: es el ticket ${number}.`,
  refused:
    'El sistema de tickets no aceptó la solicitud. Tus respuestas siguen aquí: puedes revisarlas y enviarla otra vez, o pedir hablar con una persona.',
  oldPrompt:
    'Ese botón es de una pregunta que ya pasó. Seguimos con la de ahora; si quieres cambiar una respuesta, escribe «Cambiar algo».',
  oldDraft: 'Ese botón es de una solicitud que ya no está abierta.',
  solvedByArticle: (title) =>
    `${title === undefined ? 'Qué bueno que lo resolviste' : `Qué bueno que ${q(title)} lo resolvió`}. No se abrió ningún ticket. Si vuelve a pasar, puedes recuperar la solicitud y enviarla.`,
  noMoreArticles: 'No tengo más artículos sobre esto. Si ninguno te sirve, seguimos con tu solicitud.',
  welcomeThanks: 'Con gusto. Aquí estoy si necesitas algo más.',
  gladItWorks: 'Qué bueno que ya funciona. El ticket sigue resuelto. Si quieres, cuéntanos cómo te fue.',
  addedToSame: (number) =>
    `Lo agrego al ticket ${number}, con tus archivos. La solicitud queda guardada por si la quieres enviar aparte.`,
  handover: 'Puedo pasarle tu caso a una persona, con todo lo que ya me contaste.',
  handedOverOpen:
    'Tu caso ya está en manos del equipo. Ahora es horario de atención: una persona te responderá aquí en cuanto lo tome.',
  handedOverClosed: (when) =>
    `Tu caso ya está en manos del equipo. Ahora no es horario de atención. El equipo te responderá aquí cuando vuelva a atender: ${when} (tu hora).`,
  noTicket: (number) =>
    `No encuentro un ticket ${number} entre los que puedes ver. Revisa el número, o escribe «mis tickets» para ver los tuyos.`,
  noTickets: (filtered) =>
    filtered
      ? 'No tienes tickets con ese estado. Para verlos todos, escribe «mis tickets».'
      : 'Todavía no tienes tickets. Cuéntame qué necesitas y abrimos uno.',
  deskAway: 'Ahora no puedo consultar los tickets. Prueba otra vez en unos minutos.',
  commented: (number) => `Listo, tu respuesta ya está en el ticket ${number}.`,
  corrected: (number) => `Listo, el cambio ya está en el ticket ${number}.`,
  cannotRateAnew: (number) => `La calificación del ticket ${number} se da una sola vez; no la puedo cambiar.`,
  cannotUnsend: (number) =>
    `Soporte ya tiene en el ticket ${number} lo que borraste; de ahí no lo puedo quitar.`,
  forgotten: (questions, count) =>
    `Borraste el mensaje, así que quité ${plural('es', count, 'tu respuesta', 'tus respuestas')}: ${questions}.`,
  filesForgotten: (names, count) =>
    `${plural('es', count, 'El archivo', 'Los archivos')} ${names} ${plural('es', count, 'venía', 'venían')} en el mensaje que borraste: ya no ${plural('es', count, 'va', 'van')} con tu solicitud.`,
  reopened: (number) => `Listo, reabrí el ticket ${number}.`,
  solved: (number) => `Listo, el ticket ${number} quedó como resuelto.`,
  rated: (number) => `Gracias. Guardé tu calificación del ticket ${number}.`,
  ratingCommented: 'Gracias. Guardé tu comentario junto a la calificación.',
  followUp: (number, subject) =>
    `Abrimos una solicitud que da continuidad al ticket ${number}, ${q(subject)}. Traje tus respuestas; cuéntame qué pasa ahora.`,
  muted: (number) =>
    `Listo, ya no te aviso del ticket ${number}. Para volver a recibir avisos, escribe «Volver a avisar del ${number}».`,
  unmuted: (number) => `Listo, te aviso otra vez cuando algo cambie en el ticket ${number}.`,
  cannotComment: (number) =>
    `El ticket ${number} está cerrado y ya no recibe respuestas. Puedes abrir uno nuevo que lo mencione.`,
  cannotReopen: (number) =>
    `El ticket ${number} ya no se puede reabrir. Puedes abrir uno nuevo que lo mencione.`,
  cannotSolve: (number) =>
    `El ticket ${number} ya no se puede marcar como resuelto. Para ver cómo va, escribe «estado del ticket ${number}».`,
  cannotRate: (number) =>
    `El ticket ${number} ya no se puede calificar. Si hace falta, puedes abrir uno nuevo que lo mencione.`,
  notDone: (number) =>
    `No pude hacer ese cambio en el ticket ${number}. Prueba otra vez en unos minutos; el ticket sigue como estaba.`,
  dailyOn:
    'Listo, cada día a esta hora te digo qué tickets esperan tu respuesta, si hay alguno. Para dejarlo, escribe «sin resumen diario».',
  dailyOff: 'De acuerdo, ya no te aviso cada día.',
  daily: 'Tu resumen diario: estos tickets esperan tu respuesta.',
  reminder: (number, subject) =>
    `Soporte sigue esperando tu respuesta en el ticket ${number}, ${q(subject)}.`,
  askReply: (number) => `Escribe tu respuesta y la agrego al ticket ${number}.`,
  askReopen: (number) => `Cuéntame qué pasa ahora y reabro el ticket ${number}.`,
  deskWrote: (author, number, subject) => `${author} respondió en tu ticket ${number}, ${q(subject)}.`,
  deskSet: (number, subject, status) => `Tu ticket ${number}, ${q(subject)}, cambió de estado: ${status}.`,
  deskRaised: (number, subject, priority) =>
    `Tu ticket ${number}, ${q(subject)}, cambió de prioridad: ${priority}.`,
  deskAlsoSet: (status) => `El estado ahora es: ${status}.`,
  replyHere: 'Para contestar, basta con responder aquí.',
  replyByNumber: (number) =>
    `Para contestar, presiona «Responder» o escribe «responder al ${number}: » y tu mensaje.`,
  welcomeBack: (subject) =>
    subject === undefined
      ? 'Qué bueno verte de nuevo. Quedó una solicitud sin terminar.'
      : `Qué bueno verte de nuevo. Quedó sin terminar la solicitud sobre ${q(subject)}.`,
  lost: 'Perdí el hilo de esta conversación y no puedo recuperar lo anterior. Cuéntame de nuevo qué necesitas.',
  nothingAsked: 'Ahora no hay ninguna pregunta abierta. Cuéntame qué necesitas, o escribe «mis tickets».',
}

const problems: ProblemPhrases = {
  empty: 'Aquí hace falta una respuesta.',
  tooShort: (min) => `Es muy corto: escribe al menos ${min} ${plural('es', min, 'carácter', 'caracteres')}.`,
  tooLong: (max, over) => `Es muy largo: el máximo es de ${max} caracteres. Quita al menos ${over}.`,
  pattern: 'No tiene la forma que se espera aquí. Revísalo y escríbelo otra vez.',
  notAnOption: 'Esa no es una de las opciones. Elige una de la lista.',
  notAnEmail: 'No parece un email completo. Se escribe como nombre@empresa.com.',
  notANumber: 'Hace falta un número, solo con cifras.',
  tooSmall: (min) => `El número tiene que ser ${min} o más.`,
  tooLarge: (max) => `El número tiene que ser ${max} o menos.`,
  notWhole: 'Hace falta un número entero, sin decimales.',
  notADate: 'No pude leer la fecha. Escríbela como 15/03/2030.',
  tooEarly: (from) => `La fecha tiene que ser el ${from} o después.`,
  tooLate: (until) => `La fecha tiene que ser el ${until} o antes.`,
  item: (item, expected) => `${q(item)}: ${expected}`,
  itemPattern: 'no tiene la forma que se espera aquí. Revísalo y escríbelo otra vez.',
  itemStart: (item, start) => `${q(item)} tiene que empezar con ${q(start)}.`,
  itemTwice: (item) => `${q(item)} está dos veces. Déjalo una sola vez.`,
  tooFew: (min) => `Escribe al menos ${min}.`,
  tooMany: (max) => `Escribe ${max} como máximo.`,
  noFiles: 'Todavía no llegó ningún archivo. Adjúntalo aquí.',
  consent: 'Responde sí o no.',
  about: (label, problem) => `${label}: ${problem}`,
}

const ticket: TicketPhrases = {
  name: (number) => `Ticket ${number}`,
  status: { open: 'Abierto', pending: 'Esperando respuesta', solved: 'Resuelto', closed: 'Cerrado' },
  meaning: {
    open: 'Un especialista de soporte lo tiene y está trabajando en él.',
    pending: 'El equipo de soporte espera más información de tu parte para seguir.',
    solved: 'El ticket se dio por resuelto.',
    closed:
      'El ticket quedó cerrado y ya no se puede reabrir. Si hace falta, abre uno nuevo que lo mencione.',
  },
  reopenUntil: (when) => `Si el problema sigue, puedes reabrirlo. Plazo: ${when}.`,
  priority: { urgent: 'Urgente', high: 'Alta', normal: 'Normal', low: 'Baja' },
  initialPriority: (priority) => `${priority} (prioridad inicial)`,
  priorityLabel: 'Prioridad',
  created: (when) => `Creado: ${when}`,
  updated: (when) => `Último cambio: ${when}`,
  support: 'Soporte',
  supportWrote: (author, when) => `${author}, de soporte · ${when}`,
  youWrote: (when) => `Tú · ${when}`,
  filed: (number) => `Listo, tu ticket es el ${number}.`,
  whatNext:
    'Te aviso aquí cuando el equipo responda o cambie algo; la prioridad inicial sale de tus respuestas y puede ajustarse después.',
  howToFollow: (number) =>
    `Para ver cómo va, escribe «estado del ticket ${number}» o «mis tickets» cuando quieras.`,
  howToRate: (number) => `Para calificar, escribe por ejemplo «calificar ${number} con 5».`,
  rate: '¿Qué tan satisfecho estás con la atención de este ticket?',
  scores: ['Muy insatisfecho', 'Insatisfecho', 'Neutral', 'Satisfecho', 'Muy satisfecho'],
  rated: (score) => `Tu calificación: ${score}.`,
  act: {
    reply: 'Responder',
    reopen: 'Reabrir',
    solve: 'Marcar como resuelto',
    status: 'Ver estado',
    follow: 'Ver estado',
    'follow-up': 'Abrir un ticket de seguimiento',
    mute: 'Silenciar avisos',
    unmute: 'Volver a avisar',
  },
  typed: {
    reply: (number) => `Responder al ${number}`,
    reopen: (number) => `Reabrir el ${number}`,
    solve: (number) => `Marcar como resuelto el ${number}`,
    status: (number) => `Ver estado del ticket ${number}`,
    follow: (number) => `Ver estado del ticket ${number}`,
    'follow-up': (number) => `Abrir un ticket de seguimiento del ${number}`,
    mute: (number) => `Silenciar avisos del ${number}`,
    unmute: (number) => `Volver a avisar del ${number}`,
  },
  list: 'Tus tickets',
  listAbout: (words) => `Tus tickets sobre ${q(words)}`,
  emptyAbout: (words) =>
    `No encuentro tickets tuyos sobre ${q(words)}. Prueba con otras palabras del asunto, o escribe «mis tickets».`,
  count: (count, page, pages) =>
    `${count} ${plural('es', count, 'ticket', 'tickets')}${pages > 1 ? `, página ${page} de ${pages}` : ''}`,
  empty: 'Todavía no tienes tickets. Cuéntame qué necesitas y abrimos uno.',
  emptyFiltered: (status) => `No tienes tickets en estado ${q(status)}.`,
  all: 'Todos',
  next: 'Página siguiente',
  previous: 'Página anterior',
  files: (names) => `Archivos: ${names}`,
  howToFilter:
    'Para ver solo algunos, escribe por ejemplo «mis tickets abiertos» o «mis tickets sobre checkout». Para ver uno, escribe su número, como «#123».',
}

/** Spanish, as it is read all over Latin America; informal. */
export const es: Phrases = {
  quote: q,
  pair: pairOf,
  commands: {
    back: 'Volver',
    undo: 'Deshacer',
    skip: 'Saltar',
    unsure: 'No estoy seguro',
    cancel: 'Cancelar',
    resume: 'Recuperar',
    restart: 'Empezar de nuevo',
    why: '¿Por qué lo preguntas?',
    help: 'Ayuda',
    human: 'Hablar con una persona',
    send: 'Enviar',
    change: 'Cambiar algo',
    yes: 'Sí',
    no: 'No',
    none: 'Ninguno',
    continue: 'Seguir',
    new: 'Abrir un ticket nuevo',
    more: 'Ver más',
    'sent?': '¿Se envió?',
  },
  ways: {
    skipFiles: 'Seguir sin archivos',
    noComment: 'Sin comentario',
    keepAnswer: 'Dejarlo así',
    addToSame: 'Sí, agregarlo',
    fileApart: 'No, enviar aparte',
    noneHelps: 'Ninguno me ayuda, seguir',
    resumeDraft: 'Seguir donde quedó',
    continueWithout: 'Seguir sin esta respuesta',
    continueHere: 'Seguir aquí',
    bringBack: 'Recuperar la solicitud',
    changeRow: 'Cambiar',
    form: 'Responder en un formulario',
  },
  answers: {
    yes: 'Sí',
    no: 'No',
    consentYes: 'Sí, acepto',
    consentNo: 'No acepto',
    skipped: 'Sin respuesta',
    unsure: 'No lo sé con seguridad',
    noneHelps: 'Ninguno ayuda',
    articleRead: 'Un artículo sugerido',
    noFiles: 'Sin archivos',
    files: 'Archivos adjuntos',
    nameless: 'esta respuesta',
    moved: 'sigue más abajo',
  },
  prompt: {
    progress: (step, of) => `Paso ${step} de ${of}`,
    example: (text) => `Por ejemplo: ${text}`,
    given: (value) => `Tu respuesta hasta ahora: ${value}`,
    proposed: '¿Uso esto? Responde «Sí», o escribe otra respuesta.',
    accounts: 'Elige una de tus cuentas, o escribe el nombre de otra.',
    yourAccounts: (names) => `Tus cuentas: ${names}.`,
    pickNumber: (label) => `${label}: con el número basta.`,
    fewWords: (label) => `${label}: unas pocas palabras bastan.`,
    date: 'Puedes escribirla como 15/03/2030.',
    filesKept: (count, names) =>
      `${plural('es', count, 'Ya hay 1 archivo', `Ya hay ${count} archivos`)}: ${names}. Puedes agregar más o seguir.`,
    optional: '(opcional)',
    ifItApplies: '(si corresponde)',
    cancelForm: 'Cancelar',
    saveForm: 'Guardar y seguir',
  },
  asks: {
    review: '¿Lo envío así?',
    reviewAgain: 'Responde «Enviar», «Cambiar algo» o «Cancelar».',
    reviewTitle: 'Revisa tu solicitud antes de enviarla',
    resume: '¿Seguimos donde quedó, o empezamos algo nuevo?',
    handover: '¿Te paso con una persona o seguimos aquí?',
    handoverAbout: (label) => `¿Te paso con una persona, o seguimos sin ${q(label)}?`,
    change: '¿Qué respuesta quieres cambiar?',
    changeNothing: 'Todavía no hay respuestas que cambiar.',
    clarify: (label) => `${label}: ¿cuál de estas quieres decir?`,
    reply: (number) => `¿Qué quieres responder en el ticket ${number}?`,
    replyHint: 'Lo que escribas ahora va al ticket. También puedes enviar archivos.',
    reopen: (number) => `¿Qué pasa ahora con el ticket ${number}?`,
    reopenHint: 'Con una frase basta: la agrego al ticket y lo reabro.',
    same: (number) =>
      `Ya tienes abierto el ticket ${number}, que parece tratar de lo mismo. ¿Agrego esto a ese ticket?`,
    rateComment: '¿Quieres contarnos por qué?',
    rateCommentHint: 'Tu comentario lo lee el equipo de soporte.',
    start: '¿Qué quieres hacer?',
  },
  review: {
    files: 'Archivos',
    wants: (documents) =>
      `Para este caso hace falta esta documentación: ${documents}. Puedes enviarla ahora, o después como respuesta al ticket.`,
  },
  notes,
  problems,
  articles: {
    title: 'Quizá la respuesta ya esté aquí:',
    titleAgain: 'Con los detalles que diste, encontré algo más que puede ayudarte:',
    article: 'Artículo',
    knownIssue: 'Problema conocido',
    inLanguage: (code) => names[code] ?? 'en otro idioma',
    solved: 'Esto lo resolvió',
    follow: 'Avísame cuando cambie',
    status: {
      backlog: 'Backlog: confirmado, todavía sin fecha de corrección.',
      scheduled: 'Programado: la corrección ya está planificada.',
      fixed: 'Resuelto: ya no debería ocurrir. Si te pasa, sigue con el ticket.',
      'no-fix': 'No resuelto: no se va a corregir.',
      closed: 'Cerrado: ya no se le da seguimiento.',
      unknown: 'Desconocido: no sabemos en qué estado está.',
    },
    workaround: (text) => `Mientras tanto: ${text}`,
    howToSay: (label) => `Para «${label}», escribe cuál: por ejemplo «el 1 lo resolvió».`,
  },
  issue: {
    followed: (title) =>
      `Listo, te aviso aquí cuando cambie ${q(title)}. No hace falta abrir un ticket; si lo necesitas, tus respuestas están guardadas.`,
    unfollowed: 'De acuerdo, ya no te aviso de ese problema.',
    unfollow: 'Dejar de avisarme',
    changed: (title) => `Hay novedades de un problema que sigues: ${q(title)}.`,
  },
  ticket,
  filing: {
    untitled: 'Solicitud de soporte',
    handedOver: 'La persona pidió hablar con alguien antes de terminar el formulario.',
    missing: (questions) => `Sin responder: ${questions}.`,
    lastMessages: 'Sus últimos mensajes, palabra por palabra:',
    alongside: 'También escribió:',
    correction: (text) => `Corrige mi mensaje anterior:\n${text}`,
    unverified: (address) => `Dirección sin verificar: ${address}`,
    gone: (files) => `No se pudo adjuntar: ${files}`,
  },
  chat: {
    choose: 'Elegir',
    chooseOne: 'Elige una opción de la lista.',
    fillIn: 'Falta completar este dato.',
    more: 'Más opciones',
    received: 'Recibido.',
    working: 'Recibido. La respuesta llega en un momento.',
    failed: 'No se pudo hacer. Inténtalo de nuevo en un momento.',
    notYours: 'Esta tarjeta es de otra persona. Escríbeme y abrimos la tuya.',
    onlyFor: (name) => (name === '' ? 'Solo para quien escribió.' : `Solo para ${name}.`),
    noFilesHere: (url) =>
      url === undefined
        ? 'Teams no me deja ver archivos en este lugar. Cuando tengas el número de ticket, envíalos en el chat personal como respuesta al ticket.'
        : `Teams no me deja ver archivos en este lugar. Súbelos aquí y van con tu solicitud: ${url}`,
    fileFailed: (names) => `No pude guardar ${names}. Inténtalo otra vez, o sigue sin archivos.`,
    filesInChat: 'Los archivos se envían por el chat, antes o después de guardar.',
    shortened: '… (el texto completo está en el ticket)',
    upload: {
      title: 'Archivos para tu solicitud',
      hint: 'Elige uno o más. Van con la solicitud que abriste en Teams; el enlace sirve por un día.',
      kept: 'recibido',
      tooLarge: 'es demasiado grande',
      failed: 'no se pudo recibir; inténtalo de nuevo',
      over: 'Este enlace ya no sirve. Escríbeme en Teams y te doy otro.',
    },
  },
  text: {
    buttons: (labels) => `Puedes escribir: ${labels}`,
    pick: 'Responde con el número o con tus palabras.',
  },
}

const names: Readonly<Record<string, string>> = {
  es: 'en español',
  pt: 'en portugués',
  en: 'en inglés',
}
