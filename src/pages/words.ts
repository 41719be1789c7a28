/** What the pages say of their own, in each language. Whatever the bot says comes in its messages. */
export interface Words {
  readonly skip: string
  readonly language: string
  readonly newConversation: string
  readonly menu: string
  readonly earlier: string
  readonly noEarlier: string
  readonly untitled: string
  readonly tryThese: string
  readonly orWrite: string
  readonly loading: string
  readonly broken: string
  readonly tryAgain: string
  readonly offline: string
  readonly offlineQueued: (count: number) => string
  readonly busy: string
  readonly conversation: string
  readonly you: string
  readonly bot: string
  readonly typing: string
  readonly missed: (count: number) => string
  readonly toNewest: string
  readonly write: string
  readonly send: string
  readonly sending: string
  readonly notSent: string
  readonly retry: string
  readonly discard: string
  readonly edit: string
  readonly edited: string
  /** What became of a reply. */
  readonly atDesk: string
  readonly notAtDesk: string
  readonly editing: string
  readonly saveEdit: string
  readonly stopEdit: string
  readonly attach: string
  readonly dropHere: string
  readonly chooseFiles: string
  readonly removeFile: (name: string) => string
  readonly tooLarge: (name: string, limit: string) => string
  readonly tooMany: (limit: number) => string
  readonly notUploaded: (name: string) => string
  readonly uploading: (percent: number) => string
  readonly tooLong: (over: number) => string
  readonly pickDate: string
  readonly useDate: string
  readonly filter: string
  readonly nothingFits: string
  readonly details: string
  readonly open: string
  readonly change: (what: string) => string
  readonly ticket: (number: number) => string
  readonly priority: string
  readonly findTicket: string
  readonly find: string
  readonly formSent: (title: string) => string
  readonly formBroken: string
  readonly formProblems: (count: number) => string
  readonly choose: string
  readonly close: string
  readonly opensNewTab: string
}

const es: Words = {
  skip: 'Ir al mensaje',
  language: 'Idioma',
  newConversation: 'Nueva conversación',
  menu: 'Tus conversaciones',
  earlier: 'Conversaciones anteriores',
  noEarlier: 'Aquí verás tus otras conversaciones.',
  untitled: 'Sin mensajes todavía',
  tryThese: 'Prueba con una de estas frases',
  orWrite: 'O cuéntanos con tus palabras qué pasa.',
  loading: 'Abriendo tu conversación…',
  broken: 'No pudimos abrir la conversación.',
  tryAgain: 'Probar de nuevo',
  offline: 'Sin conexión. Puedes seguir escribiendo: lo enviamos en cuanto vuelva.',
  offlineQueued: (count) =>
    count === 1 ? '1 mensaje espera la conexión.' : `${count} mensajes esperan la conexión.`,
  busy: 'Vamos un poco lentos. Reintentamos en un momento.',
  conversation: 'Conversación',
  you: 'Tú',
  bot: 'Soporte',
  typing: 'Preparando la respuesta…',
  missed: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  toNewest: 'Ir a lo último',
  write: 'Escribe tu mensaje',
  send: 'Enviar mensaje',
  sending: 'Enviando…',
  notSent: 'No se envió.',
  retry: 'Reintentar',
  discard: 'Descartar',
  edit: 'Editar mi mensaje',
  edited: 'editado',
  atDesk: 'En el ticket',
  notAtDesk: 'No llegó al ticket',
  editing: 'Estás corrigiendo tu mensaje',
  saveEdit: 'Guardar cambio',
  stopEdit: 'Dejarlo como estaba',
  attach: 'Adjuntar archivos',
  dropHere: 'Suelta aquí los archivos',
  chooseFiles: 'Elegir archivos',
  removeFile: (name) => `Quitar ${name}`,
  tooLarge: (name, limit) => `${name} pesa demasiado. El máximo es ${limit}.`,
  tooMany: (limit) => `Puedes enviar hasta ${limit} archivos por mensaje.`,
  notUploaded: (name) => `${name} no se pudo subir. Prueba otra vez.`,
  uploading: (percent) => `Subiendo, ${percent} %`,
  tooLong: (over) => (over === 1 ? 'Sobra 1 carácter.' : `Sobran ${over} caracteres.`),
  pickDate: 'Elige la fecha',
  useDate: 'Usar esta fecha',
  filter: 'Escribe para buscar en la lista',
  nothingFits: 'Nada coincide. Prueba con otra palabra.',
  details: 'Estado y solución temporal',
  open: 'Leer',
  change: (what) => `Cambiar: ${what}`,
  ticket: (number) => `Ticket ${number}`,
  priority: 'Prioridad',
  findTicket: 'Número o palabras',
  find: 'Buscar',
  formSent: (title) => `Formulario completado: ${title}`,
  formBroken: 'Este formulario ya no está disponible. Sigue en la conversación.',
  formProblems: (count) => (count === 1 ? 'Hay un campo por revisar.' : `Hay ${count} campos por revisar.`),
  choose: 'Elige una opción',
  close: 'Cerrar',
  opensNewTab: 'se abre en otra pestaña',
}

const pt: Words = {
  skip: 'Ir para a mensagem',
  language: 'Idioma',
  newConversation: 'Nova conversa',
  menu: 'Suas conversas',
  earlier: 'Conversas anteriores',
  noEarlier: 'Aqui você verá suas outras conversas.',
  untitled: 'Ainda sem mensagens',
  tryThese: 'Experimente uma destas frases',
  orWrite: 'Ou conte com suas palavras o que está acontecendo.',
  loading: 'Abrindo sua conversa…',
  broken: 'Não conseguimos abrir a conversa.',
  tryAgain: 'Tentar de novo',
  offline: 'Sem conexão. Pode continuar escrevendo: enviamos assim que ela voltar.',
  offlineQueued: (count) =>
    count === 1 ? '1 mensagem espera a conexão.' : `${count} mensagens esperam a conexão.`,
  busy: 'Estamos um pouco lentos. Vamos tentar de novo em instantes.',
  conversation: 'Conversa',
  you: 'Você',
  bot: 'Suporte',
  typing: 'Preparando a resposta…',
  missed: (count) => (count === 1 ? '1 mensagem nova' : `${count} mensagens novas`),
  toNewest: 'Ir para o fim',
  write: 'Escreva sua mensagem',
  send: 'Enviar mensagem',
  sending: 'Enviando…',
  notSent: 'Não foi enviada.',
  retry: 'Tentar de novo',
  discard: 'Descartar',
  edit: 'Editar minha mensagem',
  edited: 'editada',
  atDesk: 'No chamado',
  notAtDesk: 'Não chegou ao chamado',
  editing: 'Você está corrigindo sua mensagem',
  saveEdit: 'Salvar alteração',
  stopEdit: 'Deixar como estava',
  attach: 'Anexar arquivos',
  dropHere: 'Solte os arquivos aqui',
  chooseFiles: 'Escolher arquivos',
  removeFile: (name) => `Remover ${name}`,
  tooLarge: (name, limit) => `${name} é grande demais. O máximo é ${limit}.`,
  tooMany: (limit) => `Você pode enviar até ${limit} arquivos por mensagem.`,
  notUploaded: (name) => `Não foi possível enviar ${name}. Tente de novo.`,
  uploading: (percent) => `Enviando, ${percent}%`,
  tooLong: (over) => (over === 1 ? 'Sobra 1 caractere.' : `Sobram ${over} caracteres.`),
  pickDate: 'Escolha a data',
  useDate: 'Usar esta data',
  filter: 'Digite para procurar na lista',
  nothingFits: 'Nada encontrado. Tente outra palavra.',
  details: 'Status e solução temporária',
  open: 'Ler',
  change: (what) => `Alterar: ${what}`,
  ticket: (number) => `Chamado ${number}`,
  priority: 'Prioridade',
  findTicket: 'Número ou palavras',
  find: 'Buscar',
  formSent: (title) => `Formulário preenchido: ${title}`,
  formBroken: 'Este formulário não está mais disponível. Continue na conversa.',
  formProblems: (count) => (count === 1 ? 'Há um campo para revisar.' : `Há ${count} campos para revisar.`),
  choose: 'Escolha uma opção',
  close: 'Fechar',
  opensNewTab: 'abre em outra aba',
}

const en: Words = {
  skip: 'Go to the message box',
  language: 'Language',
  newConversation: 'New conversation',
  menu: 'Your conversations',
  earlier: 'Earlier conversations',
  noEarlier: 'Your other conversations will be here.',
  untitled: 'No messages yet',
  tryThese: 'Try one of these',
  orWrite: "Or tell us in your own words what's going on.",
  loading: 'Opening your conversation…',
  broken: "We couldn't open the conversation.",
  tryAgain: 'Try again',
  offline: "You're offline. Keep writing: we'll send it as soon as you're back.",
  offlineQueued: (count) =>
    count === 1
      ? '1 message is waiting for the connection.'
      : `${count} messages are waiting for the connection.`,
  busy: "We're a little slow. We'll try again in a moment.",
  conversation: 'Conversation',
  you: 'You',
  bot: 'Support',
  typing: 'Preparing the answer…',
  missed: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  toNewest: 'Go to the newest',
  write: 'Write your message',
  send: 'Send message',
  sending: 'Sending…',
  notSent: 'Not sent.',
  retry: 'Try again',
  discard: 'Discard',
  edit: 'Edit my message',
  edited: 'edited',
  atDesk: 'On the ticket',
  notAtDesk: "Didn't reach the ticket",
  editing: "You're correcting your message",
  saveEdit: 'Save the change',
  stopEdit: 'Leave it as it was',
  attach: 'Attach files',
  dropHere: 'Drop the files here',
  chooseFiles: 'Choose files',
  removeFile: (name) => `Remove ${name}`,
  tooLarge: (name, limit) => `${name} is too large. The limit is ${limit}.`,
  tooMany: (limit) => `You can send up to ${limit} files per message.`,
  notUploaded: (name) => `${name} couldn't be uploaded. Please try again.`,
  uploading: (percent) => `Uploading, ${percent}%`,
  tooLong: (over) => (over === 1 ? '1 character too many.' : `${over} characters too many.`),
  pickDate: 'Choose the date',
  useDate: 'Use this date',
  filter: 'Type to search the list',
  nothingFits: 'Nothing matches. Try another word.',
  details: 'Status and workaround',
  open: 'Read',
  change: (what) => `Change: ${what}`,
  ticket: (number) => `Ticket ${number}`,
  priority: 'Priority',
  findTicket: 'Number or words',
  find: 'Find',
  formSent: (title) => `Form filled in: ${title}`,
  formBroken: 'This form is no longer available. Please continue in the conversation.',
  formProblems: (count) => (count === 1 ? 'One field needs checking.' : `${count} fields need checking.`),
  choose: 'Choose an option',
  close: 'Close',
  opensNewTab: 'opens in a new tab',
}

/** The languages of the switch, by their own names. */
export const languageNames = { es: 'Español', pt: 'Português', en: 'English' } as const
export type Language = keyof typeof languageNames

export const words: Readonly<Record<Language, Words>> = { es, pt, en }
