import { plural } from './numbers.ts'
import { pairOf } from './lists.ts'
import type { NotePhrases, Phrases, ProblemPhrases, TicketPhrases } from './phrases.ts'

const q = (text: string): string => `“${text}”`

const notes: NotePhrases = {
  greeting: (name, intro) => `Olá${name === undefined ? '' : `, ${name}`}. ${intro}`,
  greetedAgain: 'Olá de novo.',
  understood: (answers) =>
    answers.length === 1
      ? `Entendi isto: ${answers[0]}. Se não for isso, é só me dizer que eu altero.`
      : `Entendi isto:\n${answers.map((each) => `• ${each}`).join('\n')}\nSe algo não estiver certo, é só me dizer que eu altero.`,
  changed: (label, from, to) => `Alterei ${q(label)}: antes ${q(from)}, agora ${q(to)}.`,
  updated: (label) => `Atualizei ${q(label)}.`,
  skipped: (label) => `Seguimos sem ${q(label)}.`,
  cannotSkip: (label) => `Sem ${q(label)} não consigo enviar a solicitação, por isso pergunto de novo.`,
  nothingToUndo: 'Não há nenhuma alteração para desfazer.',
  undone: 'Desfiz a última alteração.',
  nothingBefore: 'Esta é a primeira pergunta, não há nada antes.',
  cancelled:
    'Pronto, descartei a solicitação e nenhum chamado foi aberto. Se mudar de ideia, posso recuperá-la.',
  nothingToCancel: 'Não há nenhuma solicitação em andamento. Conte o que você precisa e começamos uma.',
  resumed: (subject) =>
    subject === undefined
      ? 'Recuperei sua solicitação. Seguimos de onde ela parou.'
      : `Recuperei sua solicitação sobre ${q(subject)}. Seguimos de onde ela parou.`,
  nothingToResume:
    'Não tenho nenhuma solicitação guardada para recuperar. Conte o que você precisa e começamos uma.',
  restarted: (kept) =>
    kept
      ? 'Vamos recomeçar. A solicitação anterior ficou guardada: escreva “recuperar” se quiser voltar a ela.'
      : 'Vamos recomeçar.',
  why: 'Essa informação ajuda a equipe de suporte a atender o seu caso.',
  help: [
    'Você pode responder com os botões, com o número da opção ou com as suas palavras.',
    '• “Voltar”, “Desfazer” ou “Alterar algo” corrigem uma resposta.',
    '• “Cancelar” descarta a solicitação e “Recomeçar” começa de novo.',
    '• “Meus chamados” ou “status do chamado 123” mostram como estão os seus chamados.',
    '• “Fale com uma pessoa” passa o seu caso para a equipe.',
    '• “English” ou “español” mudam o idioma.',
  ].join('\n'),
  language: 'Seguimos em português.',
  nonsense: 'Não consegui ler nada nessa mensagem. Conte em poucas palavras o que está acontecendo.',
  stillNonsense: 'Ainda não consegui ler. Duas ou três palavras já bastam.',
  missed: 'Não sei bem como entender essa resposta. Vou perguntar de outro jeito.',
  likely: (option) =>
    `Você quer dizer ${q(option)}? Se for isso, responda “sim”; se não, escolha outra opção.`,
  fileKept: (names, count) =>
    `${plural('pt', count, 'Recebi o arquivo', 'Recebi os arquivos')} ${names}. ${plural('pt', count, 'Ele vai', 'Eles vão')} junto com a sua solicitação.`,
  kept: (text) => `Guardei o que você escreveu: ${q(text)}.`,
  alongside: (text) => `Com a solicitação vai também o que você escreveu: ${q(text)}.`,
  missing: (labels, count) => `Antes de enviar, ${plural('pt', count, 'falta', 'faltam')} ${labels}.`,
  sending:
    'Sua solicitação está guardada e já estou enviando. Confirmo o número aqui; enquanto isso, você pode seguir com outra coisa.',
  stillSending:
    'Sua solicitação continua a caminho. Nada se perdeu, e confirmo o número aqui assim que chegar.',
  alreadySent: (number) => `Essa solicitação já foi enviada: é o chamado ${number}.`,
  refused:
    'O sistema de chamados não aceitou a solicitação. Suas respostas continuam aqui: você pode revisar e enviar de novo, ou pedir para falar com uma pessoa.',
  oldPrompt:
    'Esse botão é de uma pergunta que já passou. Seguimos com a atual; para mudar uma resposta, escreva “Alterar algo”.',
  oldDraft: 'Esse botão é de uma solicitação que não está mais aberta.',
  solvedByArticle: (title) =>
    `${title === undefined ? 'Que bom que deu certo' : `Que bom que ${q(title)} resolveu`}. Nenhum chamado foi aberto. Se acontecer de novo, você pode recuperar a solicitação e enviar.`,
  noMoreArticles: 'Não tenho mais artigos sobre isso. Se nenhum ajudar, seguimos com a sua solicitação.',
  welcomeThanks: 'Por nada. Estou aqui se precisar de mais alguma coisa.',
  gladItWorks:
    'Que bom que já funciona. O chamado continua resolvido. Se quiser, conte como foi o atendimento.',
  addedToSame: (number) =>
    `Vou incluir no chamado ${number}, com seus arquivos. A solicitação fica guardada, caso queira enviá-la à parte.`,
  handover: 'Posso passar o seu caso para uma pessoa, com tudo o que você já me contou.',
  handedOverOpen:
    'Seu caso já está com a equipe. Agora é horário de atendimento: uma pessoa responde aqui assim que assumir o caso.',
  handedOverClosed: (when) =>
    `Seu caso já está com a equipe. Agora não é horário de atendimento. A equipe responde aqui quando voltar a atender: ${when} (no seu horário).`,
  noTicket: (number) =>
    `Não encontro um chamado ${number} entre os que você pode ver. Confira o número, ou escreva “meus chamados” para ver os seus.`,
  noTickets: (filtered) =>
    filtered
      ? 'Você não tem chamados com esse status. Para ver todos, escreva “meus chamados”.'
      : 'Você ainda não tem chamados. Conte o que você precisa e abrimos um.',
  deskAway: 'Agora não consigo consultar os chamados. Tente de novo em alguns minutos.',
  commented: (number) => `Pronto, sua resposta já está no chamado ${number}.`,
  corrected: (number) => `Pronto, a alteração já está no chamado ${number}.`,
  cannotRateAnew: (number) => `A avaliação do chamado ${number} é dada uma vez só; não consigo alterá-la.`,
  cannotUnsend: (number) =>
    `O suporte já tem no chamado ${number} o que você apagou; de lá não consigo tirar.`,
  forgotten: (questions, count) =>
    `Você apagou a mensagem, então tirei ${plural('pt', count, 'sua resposta', 'suas respostas')}: ${questions}.`,
  filesForgotten: (names, count) =>
    `${plural('pt', count, 'O arquivo', 'Os arquivos')} ${names} ${plural('pt', count, 'veio', 'vieram')} na mensagem que você apagou: já não ${plural('pt', count, 'vai', 'vão')} com a sua solicitação.`,
  reopened: (number) => `Pronto, reabri o chamado ${number}.`,
  solved: (number) => `Pronto, o chamado ${number} foi marcado como resolvido.`,
  rated: (number) => `Obrigado. Guardei sua avaliação do chamado ${number}.`,
  ratingCommented: 'Obrigado. Guardei o seu comentário com a avaliação.',
  followUp: (number, subject) =>
    `Abrimos uma solicitação que dá continuidade ao chamado ${number}, ${q(subject)}. Trouxe as suas respostas; conte o que acontece agora.`,
  muted: (number) =>
    `Pronto, não aviso mais sobre o chamado ${number}. Para voltar a receber avisos, escreva “Voltar a avisar do ${number}”.`,
  unmuted: (number) => `Pronto, aviso de novo quando algo mudar no chamado ${number}.`,
  cannotComment: (number) =>
    `O chamado ${number} está fechado e não recebe mais respostas. Você pode abrir um novo que o mencione.`,
  cannotReopen: (number) =>
    `O chamado ${number} não pode mais ser reaberto. Você pode abrir um novo que o mencione.`,
  cannotSolve: (number) =>
    `O chamado ${number} não pode mais ser marcado como resolvido. Para ver como está, escreva “status do chamado ${number}”.`,
  cannotRate: (number) =>
    `O chamado ${number} não pode mais ser avaliado. Se precisar, você pode abrir um novo que o mencione.`,
  notDone: (number) =>
    `Não consegui fazer essa alteração no chamado ${number}. Tente de novo em alguns minutos; o chamado continua como estava.`,
  dailyOn:
    'Pronto, todo dia neste horário digo quais chamados esperam sua resposta, se houver algum. Para parar, escreva “sem resumo diário”.',
  dailyOff: 'Certo, não aviso mais todo dia.',
  daily: 'Seu resumo diário: estes chamados esperam sua resposta.',
  reminder: (number, subject) =>
    `O suporte continua esperando sua resposta no chamado ${number}, ${q(subject)}.`,
  askReply: (number) => `Escreva sua resposta e eu a incluo no chamado ${number}.`,
  askReopen: (number) => `Conte o que está acontecendo agora e eu reabro o chamado ${number}.`,
  deskWrote: (author, number, subject) => `${author} respondeu no seu chamado ${number}, ${q(subject)}.`,
  deskSet: (number, subject, status) => `Seu chamado ${number}, ${q(subject)}, mudou de status: ${status}.`,
  deskRaised: (number, subject, priority) =>
    `Seu chamado ${number}, ${q(subject)}, mudou de prioridade: ${priority}.`,
  deskAlsoSet: (status) => `O status agora é: ${status}.`,
  replyHere: 'Para responder, basta escrever aqui.',
  replyByNumber: (number) =>
    `Para responder, use “Responder” ou escreva “responder ao ${number}: ” e a sua mensagem.`,
  welcomeBack: (subject) =>
    subject === undefined
      ? 'Que bom ver você de novo. Ficou uma solicitação sem terminar.'
      : `Que bom ver você de novo. Ficou sem terminar a solicitação sobre ${q(subject)}.`,
  lost: 'Perdi o fio desta conversa e não consigo recuperar o que veio antes. Conte de novo o que você precisa.',
  nothingAsked: 'Agora não há nenhuma pergunta aberta. Conte o que você precisa, ou escreva “meus chamados”.',
}

const problems: ProblemPhrases = {
  empty: 'Aqui é preciso uma resposta.',
  tooShort: (min) =>
    `É muito curto: escreva pelo menos ${min} ${plural('pt', min, 'caractere', 'caracteres')}.`,
  tooLong: (max, over) => `É muito longo: o máximo é de ${max} caracteres. Tire pelo menos ${over}.`,
  pattern: 'Não está no formato esperado aqui. Confira e escreva de novo.',
  notAnOption: 'Essa não é uma das opções. Escolha uma da lista.',
  notAnEmail: 'Não parece um email completo. Escreva como nome@empresa.com.',
  notANumber: 'É preciso um número, só com algarismos.',
  tooSmall: (min) => `O número precisa ser ${min} ou mais.`,
  tooLarge: (max) => `O número precisa ser ${max} ou menos.`,
  notWhole: 'É preciso um número inteiro, sem decimais.',
  notADate: 'Não consegui ler a data. Escreva como 15/03/2030.',
  tooEarly: (from) => `A data precisa ser ${from} ou depois.`,
  tooLate: (until) => `A data precisa ser ${until} ou antes.`,
  item: (item, expected) => `${q(item)}: ${expected}`,
  itemPattern: 'não está no formato esperado aqui. Confira e escreva de novo.',
  itemStart: (item, start) => `${q(item)} precisa começar com ${q(start)}.`,
  itemTwice: (item) => `${q(item)} aparece duas vezes. Deixe só uma.`,
  tooFew: (min) => `Escreva pelo menos ${min}.`,
  tooMany: (max) => `Escreva no máximo ${max}.`,
  noFiles: 'Ainda não chegou nenhum arquivo. Anexe aqui.',
  consent: 'Responda sim ou não.',
  about: (label, problem) => `${label}: ${problem}`,
}

const ticket: TicketPhrases = {
  name: (number) => `Chamado ${number}`,
  status: { open: 'Aberto', pending: 'Aguardando resposta', solved: 'Resolvido', closed: 'Fechado' },
  meaning: {
    open: 'Um especialista do suporte está com o chamado e trabalhando nele.',
    pending: 'A equipe de suporte aguarda mais informações suas para continuar.',
    solved: 'O chamado foi dado como resolvido.',
    closed: 'O chamado foi fechado e não pode mais ser reaberto. Se precisar, abra um novo que o mencione.',
  },
  reopenUntil: (when) => `Se o problema continuar, você pode reabri-lo. Prazo: ${when}.`,
  priority: { urgent: 'Urgente', high: 'Alta', normal: 'Normal', low: 'Baixa' },
  initialPriority: (priority) => `${priority} (prioridade inicial)`,
  priorityLabel: 'Prioridade',
  created: (when) => `Criado: ${when}`,
  updated: (when) => `Última alteração: ${when}`,
  support: 'Suporte',
  supportWrote: (author, when) => `${author}, do suporte · ${when}`,
  youWrote: (when) => `Você · ${when}`,
  filed: (number) => `Pronto, o seu chamado é o ${number}.`,
  whatNext:
    'Aviso você aqui quando a equipe responder ou mudar algo; a prioridade inicial vem das suas respostas e pode ser ajustada depois.',
  howToFollow: (number) =>
    `Para ver como está, escreva “status do chamado ${number}” ou “meus chamados” quando quiser.`,
  howToRate: (number) => `Para avaliar, escreva por exemplo “avaliar ${number} com 5”.`,
  rate: 'Qual é o seu nível de satisfação com o atendimento deste chamado?',
  scores: ['Muito insatisfeito', 'Insatisfeito', 'Neutro', 'Satisfeito', 'Muito satisfeito'],
  rated: (score) => `Sua avaliação: ${score}.`,
  act: {
    reply: 'Responder',
    reopen: 'Reabrir',
    solve: 'Marcar como resolvido',
    status: 'Ver status',
    follow: 'Ver status',
    'follow-up': 'Abrir um chamado de continuação',
    mute: 'Silenciar avisos',
    unmute: 'Voltar a avisar',
  },
  typed: {
    reply: (number) => `Responder ao ${number}`,
    reopen: (number) => `Reabrir o ${number}`,
    solve: (number) => `Marcar como resolvido o ${number}`,
    status: (number) => `Ver status do chamado ${number}`,
    follow: (number) => `Ver status do chamado ${number}`,
    'follow-up': (number) => `Abrir um chamado de continuação do ${number}`,
    mute: (number) => `Silenciar avisos do ${number}`,
    unmute: (number) => `Voltar a avisar do ${number}`,
  },
  list: 'Seus chamados',
  listAbout: (words) => `Seus chamados sobre ${q(words)}`,
  emptyAbout: (words) =>
    `Não encontro chamados seus sobre ${q(words)}. Tente outras palavras do assunto, ou escreva “meus chamados”.`,
  count: (count, page, pages) =>
    `${count} ${plural('pt', count, 'chamado', 'chamados')}${pages > 1 ? `, página ${page} de ${pages}` : ''}`,
  empty: 'Você ainda não tem chamados. Conte o que você precisa e abrimos um.',
  emptyFiltered: (status) => `Você não tem chamados com o status ${q(status)}.`,
  all: 'Todos',
  next: 'Próxima página',
  previous: 'Página anterior',
  files: (names) => `Arquivos: ${names}`,
  howToFilter:
    'Para ver só alguns, escreva por exemplo “meus chamados abertos” ou “meus chamados sobre checkout”. Para ver um, escreva o número, como “#123”.',
}

/** Brazilian Portuguese. */
export const pt: Phrases = {
  quote: q,
  pair: pairOf,
  commands: {
    back: 'Voltar',
    undo: 'Desfazer',
    skip: 'Pular',
    unsure: 'Não tenho certeza',
    cancel: 'Cancelar',
    resume: 'Recuperar',
    restart: 'Recomeçar',
    why: 'Por que você pergunta?',
    help: 'Ajuda',
    human: 'Fale com uma pessoa',
    send: 'Enviar',
    change: 'Alterar algo',
    yes: 'Sim',
    no: 'Não',
    none: 'Nenhum',
    continue: 'Continuar',
    new: 'Abrir um chamado novo',
    more: 'Ver mais',
    'sent?': 'Foi enviado?',
  },
  ways: {
    skipFiles: 'Continuar sem arquivos',
    noComment: 'Sem comentário',
    keepAnswer: 'Deixar assim',
    addToSame: 'Sim, incluir',
    fileApart: 'Não, enviar à parte',
    noneHelps: 'Nenhum ajuda, continuar',
    resumeDraft: 'Continuar de onde parou',
    continueWithout: 'Continuar sem esta resposta',
    continueHere: 'Continuar aqui',
    bringBack: 'Recuperar a solicitação',
    changeRow: 'Alterar',
    form: 'Responder em um formulário',
  },
  answers: {
    yes: 'Sim',
    no: 'Não',
    consentYes: 'Sim, aceito',
    consentNo: 'Não aceito',
    skipped: 'Sem resposta',
    unsure: 'Não sei com certeza',
    noneHelps: 'Nenhum ajuda',
    articleRead: 'Um artigo sugerido',
    noFiles: 'Sem arquivos',
    files: 'Arquivos anexados',
    nameless: 'esta resposta',
    moved: 'continua mais abaixo',
  },
  prompt: {
    progress: (step, of) => `Passo ${step} de ${of}`,
    example: (text) => `Por exemplo: ${text}`,
    given: (value) => `Sua resposta até agora: ${value}`,
    proposed: 'Posso usar isto? Responda “Sim”, ou escreva outra resposta.',
    accounts: 'Escolha uma das suas contas, ou escreva o nome de outra.',
    yourAccounts: (names) => `Suas contas: ${names}.`,
    pickNumber: (label) => `${label}: basta o número.`,
    fewWords: (label) => `${label}: poucas palavras já bastam.`,
    date: 'Você pode escrever como 15/03/2030.',
    filesKept: (count, names) =>
      `${plural('pt', count, 'Já há 1 arquivo', `Já há ${count} arquivos`)}: ${names}. Você pode incluir mais ou continuar.`,
    optional: '(opcional)',
    ifItApplies: '(se for o caso)',
    cancelForm: 'Cancelar',
    saveForm: 'Salvar e continuar',
  },
  asks: {
    review: 'Posso enviar assim?',
    reviewAgain: 'Responda “Enviar”, “Alterar algo” ou “Cancelar”.',
    reviewTitle: 'Revise sua solicitação antes de enviar',
    resume: 'Continuamos de onde parou, ou começamos algo novo?',
    handover: 'Quer falar com uma pessoa ou continuamos aqui?',
    handoverAbout: (label) => `Quer falar com uma pessoa, ou continuamos sem ${q(label)}?`,
    change: 'Qual resposta você quer alterar?',
    changeNothing: 'Ainda não há respostas para alterar.',
    clarify: (label) => `${label}: qual destas você quer dizer?`,
    reply: (number) => `O que você quer responder no chamado ${number}?`,
    replyHint: 'O que você escrever agora vai para o chamado. Você também pode enviar arquivos.',
    reopen: (number) => `O que está acontecendo agora com o chamado ${number}?`,
    reopenHint: 'Uma frase basta: eu a incluo no chamado e reabro.',
    same: (number) =>
      `Você já tem aberto o chamado ${number}, que parece tratar da mesma coisa. Incluo isto nesse chamado?`,
    rateComment: 'Quer nos contar por quê?',
    rateCommentHint: 'A equipe de suporte lê o seu comentário.',
    start: 'O que você quer fazer?',
  },
  review: {
    files: 'Arquivos',
    wants: (documents) =>
      `Para este caso é necessária esta documentação: ${documents}. Você pode enviá-la agora, ou depois como resposta ao chamado.`,
  },
  notes,
  problems,
  articles: {
    title: 'Talvez a resposta já esteja aqui:',
    titleAgain: 'Com os detalhes que você deu, encontrei algo mais que pode ajudar:',
    article: 'Artigo',
    knownIssue: 'Problema conhecido',
    inLanguage: (code) => names[code] ?? 'em outro idioma',
    solved: 'Isto resolveu',
    follow: 'Avise-me quando mudar',
    status: {
      backlog: 'Backlog: confirmado, ainda sem data de correção.',
      scheduled: 'Agendado: a correção já está planejada.',
      fixed: 'Resolvido: não deveria mais acontecer. Se acontecer com você, siga com o chamado.',
      'no-fix': 'Não resolvido: não será corrigido.',
      closed: 'Fechado: não é mais acompanhado.',
      unknown: 'Desconhecido: não sabemos em que estado está.',
    },
    workaround: (text) => `Enquanto isso: ${text}`,
    howToSay: (label) => `Para “${label}”, escreva qual: por exemplo “o 1 resolveu”.`,
  },
  issue: {
    followed: (title) =>
      `Pronto, aviso aqui quando ${q(title)} mudar. Não é preciso abrir um chamado; se precisar, suas respostas estão guardadas.`,
    unfollowed: 'Tudo bem, não aviso mais sobre esse problema.',
    unfollow: 'Parar de avisar',
    changed: (title) => `Há novidades de um problema que você acompanha: ${q(title)}.`,
  },
  ticket,
  filing: {
    untitled: 'Solicitação de suporte',
    handedOver: 'A pessoa pediu para falar com alguém antes de terminar o formulário.',
    missing: (questions) => `Sem resposta: ${questions}.`,
    lastMessages: 'As últimas mensagens, palavra por palavra:',
    alongside: 'A pessoa também escreveu:',
    correction: (text) => `Corrige minha mensagem anterior:\n${text}`,
    unverified: (address) => `Endereço não verificado: ${address}`,
    gone: (files) => `Não foi possível anexar: ${files}`,
  },
  chat: {
    choose: 'Escolher',
    chooseOne: 'Escolha uma opção da lista.',
    fillIn: 'Falta preencher este dado.',
    more: 'Mais opções',
    received: 'Recebido.',
    working: 'Recebido. A resposta chega em um momento.',
    failed: 'Não foi possível. Tente de novo em um momento.',
    notYours: 'Este cartão é de outra pessoa. Escreva para mim e abrimos o seu.',
    onlyFor: (name) => (name === '' ? 'Só para quem escreveu.' : `Só para ${name}.`),
    noFilesHere: (url) =>
      url === undefined
        ? 'O Teams não me deixa ver arquivos neste lugar. Quando tiver o número do chamado, envie-os no chat pessoal como resposta ao chamado.'
        : `O Teams não me deixa ver arquivos neste lugar. Envie-os aqui e eles vão com a sua solicitação: ${url}`,
    fileFailed: (names) => `Não consegui guardar ${names}. Tente enviar de novo, ou siga sem arquivos.`,
    filesInChat: 'Os arquivos são enviados pelo chat, antes ou depois de salvar.',
    shortened: '… (o texto completo está no chamado)',
    upload: {
      title: 'Arquivos para a sua solicitação',
      hint: 'Escolha um ou mais. Eles vão com a solicitação que você abriu no Teams; o link funciona por um dia.',
      kept: 'recebido',
      tooLarge: 'é grande demais',
      failed: 'não pôde ser recebido; tente de novo',
      over: 'Este link não funciona mais. Escreva para mim no Teams e eu envio outro.',
    },
  },
  text: {
    buttons: (labels) => `Você pode escrever: ${labels}`,
    pick: 'Responda com o número ou com as suas palavras.',
  },
}

const names: Readonly<Record<string, string>> = {
  es: 'em espanhol',
  pt: 'em português',
  en: 'em inglês',
}
