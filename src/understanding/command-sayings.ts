import type { Command } from '../dialog/facts.ts'

/** Filing can't be taken back: what is to be sent later, or is another thing than the request, is no wish for it. */
const unlessSent =
  '!despues|depois|later|antes|before|todavia|ainda|yet|cuando|quando|when|otro|otra|outro|outra|another|mas|mais|more|cosa|cosas|coisa|coisas|cuenta|conta|account|dato|datos|dado|dados|details|respuesta|respuestas|resposta|respostas|answer|answers'

/**
 * How people say each command in words of their own, as `dialog/saying.ts` tells; the plainer before those that share
 * words with them. A message is the command when these, and words that mean nothing by themselves here, are all it has.
 */
export const commandSayings: readonly (readonly [Command, readonly string[]])[] = [
  [
    'resume',
    [
      'recuper*|retom*|restaur*|restor*|recover|uncancel|un_cancel|undelete',
      'tra*|volv*|vuelv*|regres*|devuelv*|devolv*|volt*|bring|get|give|want de_vuelta|de_volta|back cancelada|cancelado|cancelled|que_cancele|que_cancelei|i_cancelled|descartada|discarded|solicitud|solicitacao|request|draft|borrador|rascunho|that',
      'solicitud|ticket|caso|solicitacao|chamado|pedido|request|draft que_cancele|que_cancelei|que_eu_cancelei|i_cancelled|i_discarded|que_descarte|que_descartei',
      'cancele|cancelei|cancelled|cancelado sin_querer|sem_querer|by_mistake|by_accident',
      'no|nao|didnt|not mean|queria|quise|quis cancel*',
      'me_arrepenti|mudei_de_ideia|cambie_de_idea|changed_my_mind tra*|volv*|volt*|solicitud|solicitacao|request|back',
    ],
  ],
  [
    'restart',
    [
      'empez*|empec*|empiez*|empes*|comenz*|comienz*|comenc*|arranc*|partir|partamos de_cero|de_nuevo|otra_vez|desde_cero|principio|inicio|cero|todo',
      'volv*|regres* empezar|comenzar|principio|inicio',
      'comec*|iniciar de_novo|do_zero|outra_vez|comeco|inicio|tudo',
      'volt* comeco|inicio|zero',
      'start|begin|go|take over|again|scratch|beginning|top|fresh|anew',
      'reinici*|recomec*|refazer|rehacer|restart|redo|reset|borron_y_cuenta_nueva|desde_cero|do_zero',
    ],
  ],
  [
    'undo',
    [
      'deshac*|deshaz*|deshag*|revert*|reviert*|desfa*|undo|reverse',
      'take|put|tak* back change*|last|how_it_was|before|did',
      'quit*|anul*|tir*|remov* cambio|cambie|modifique|alteracao|mudanca',
    ],
  ],
  [
    'sent?',
    [
      'se|ya|si|lo|quedo envio|enviado|enviada|envie|mando|creo|registro|registrado|registrada|genero|generado|llego|guardo',
      'funciono|salio|llego|entro envio|ticket|solicitud',
      'foi|ja|sera|ficou|chegou|entrou enviado|enviada|mandado|criado|registrado|registrada|gerado|certo|chamado|ticket|solicitacao',
      'mandou|mando|envio|enviou|worked|work|sent o_no|ou_nao|or_not',
      'receberam|recebeu|recibieron|recibiste|received solicitud|solicitacao|ticket|chamado|caso|request',
      'did|was|has|is|have sent|submitted|go_through|gone_through|went_through|received|created|work|filed|get_through',
    ],
  ],
  [
    'skip',
    [
      'salt*|omit*|pular|pula|pule|skip|en_blanco|em_branco|blank|unanswered',
      'sin|no|prefiero|rather|dont|not|without responder|contestar|responderla|contestarla|answer|answering',
      'sem|nao|prefiro responder|resposta',
      'siguiente|proxima|next pregunta|pergunta|question|one',
    ],
  ],
  [
    'unsure',
    [
      'no_se|nose|no_sabria|ni_idea|sin_idea|no_tengo_idea|no_tengo_claro|no_estoy_seguro|no_estoy_segura|ni_la_menor|sepa_la_bola|no_tengo_esa|no_tengo_ese',
      'nao_sei|num_sei|nao_saberia|nao_faco_ideia|sem_ideia|nao_tenho_certeza|nao_tenho_ideia|nao_tenho_essa|nao_tenho_esse|nao_estou_certo',
      'dont_know|not_sure|unsure|idk|dunno|no_idea|no_clue|a_clue|havent_a|couldnt_tell|cant_tell|cant_say|not_certain',
    ],
  ],
  [
    'human',
    [
      'persona|humano|humana|agente|asesor|asesora|alguien|operador|operadora|ejecutivo|representante|gente|pessoa|atendente|alguem|analista habl*|fal*|convers*|talk|speak|chat|quiero|quisiera|quero|queria|gostaria|want|need|necesito|preciso|prefiero|prefiro|rather|like|get|give|put|connect|transfer|hand|pas*|comunic*|conect*|transf*|pon*|dame|cham*|llam*|call|atend*|atiend*|real|verdad|verdade|hay|tem|there|ahi|ai|alli|vivo|live|por_favor|please|ayud*|ajud*|help|no_un|nao_um|not_a',
      'human|person|people|agent|someone|somebody|representative|rep|operator|advisor habl*|fal*|convers*|talk|speak|chat|quiero|quisiera|quero|queria|gostaria|want|need|necesito|preciso|prefiero|prefiro|rather|like|get|give|put|connect|transfer|hand|pas*|comunic*|conect*|transf*|pon*|dame|cham*|llam*|call|atend*|atiend*|real|verdad|verdade|hay|tem|there|ahi|ai|alli|vivo|live|por_favor|please|ayud*|ajud*|help|no_un|nao_um|not_a',
      'no|nao|dont|not|basta|chega|enough|stop robot|bot|maquina|robo|machine',
    ],
  ],
  [
    'why',
    [
      'por_que|porque|pq|para_que|que_fin|que_motivo|motivo|razon|pra_que|qual_razao|why|what_for|reason pregunt*|pergunt*|necesit*|precis*|quier*|quer*|pide*|piden|pedem|ask*|need|want|matter|import*|saber|know|serve|sirve|eso|isso|dato|informacao|info',
      'que|what|whats|how|y_eso|isso tiene_que_ver|tem_a_ver|importa|relevant|that_for|this_for|les_importa',
    ],
  ],
  [
    'help',
    [
      'ayuda*|ajuda*|help|comando|commands|instruc*|opciones|opcoes|options|menu',
      'que|o_que|what puedo|puedes|posso|pode|can|da hacer|fazer|do|escribir|escrever|digitar|type|say|decir|dizer|ask',
      'como|how funciona*|usa*|usar|use|work|mexer|serve|sirve chat|bot|esto|isso|isto|nisso|this|aqui|here',
    ],
  ],
  [
    'none',
    [
      'ningun*|nenhum*|none|neither|no_article|nada_de_eso|nada_disso|nada_de_esto',
      'no|nao|not|didnt|doesnt|dont sirv*|serv*|ayud*|ajud*|resolv*|resuelv*|adiant*|help*|work*|solv*|useful|looking_for|que_busco|que_procuro articulo*|artigo*|article*|sugerenc*|sugest*|suggestion*|those|these|esos|estos|esses|leido|lei|li|read|them',
      'read|lei|li|leido no_use|no_me_sirv*|nao_adiant*|nao_ajud*|didnt_help',
    ],
  ],
  [
    'new',
    [
      'nuevo|nueva|otro|otra|novo|nova|outro|outra|new|another|different|separate|second|mais_um|mais_uma ticket|solicitud|caso|reporte|chamado|solicitacao|request|case|issue|tramite|consulta|problem|problema|one',
      'abr*|cre*|cria*|open|raise|file|log|levant*|registr*|hacer|fazer|need|tengo|tenho|have nuevo|nueva|otro|otra|novo|nova|outro|outra|new|another|different|separate|second|mais_um|mais_uma ticket|solicitud|caso|reporte|chamado|solicitacao|request|case|issue|tramite|consulta|problem|problema|one',
    ],
  ],
  [
    'cancel',
    [
      'cancel*|descart*|olvida*|abort*|discard|forget|abandon|scrap|desist*|nevermind|never_mind|dejemoslo|deixa_pra_la|deixa_para_la',
      'borr*|elimin*|anul*|apag*|delete|drop solicitud|ticket|solicitacao|chamado|request|todo|tudo|everything|it|this',
      'no|nao|dont|ya_no|wont quiero|quero|voy|vou|want|need seguir|continuar|reportar|abrir|hacer|fazer|continue|mas|mais|anymore|nada',
      'ya_no|mejor_no cancel*|descart*',
    ],
  ],
  [
    'change',
    [
      'cambi*|modific*|correg*|corrij*|corrig*|edit*|arregl*|ajust*|mud*|alter*|arrum*|troc*|change|modify|fix|correct|amend|adjust|revise algo|something|cosa|coisa|respuesta*|resposta*|answer*|response*|dato|datos|dado|dados|detail*|contest*|respond*|escrib*|said|wrote|put',
      'equivoque|errado|errei|engane|wrong|mistake contest*|respond*|respuesta|resposta|answer*|made|got|algo|something|me|una|uma',
    ],
  ],
  [
    'send',
    [
      `enviar|envia|envialo|enviala|enviarla|enviarlo|enviamos|mandar|manda|mandalo|mandala|mandemos|send|submit|confirm* ${unlessSent}`,
      `envie|mande|crea|crear|genera|generar|cria|criar|gera|file|create|dale|go_ahead ticket|solicitud|caso|chamado|solicitacao|request ${unlessSent}`,
    ],
  ],
  [
    'continue',
    [
      'segu*|sigue|sigamos|siga|continu*|avancar|avancemos|avance|avanzar|avanza|prosig*|prossig*|proceed|adelante|em_frente|move_on|go_on|go_ahead|keep_going|carry_on',
      'dejalo|dejala|deja|deixa|deixe|leave|keep asi|como_esta|como_estaba|como_estava|assim|as_is|it_as|that',
      'asi|assim|fine|good|bien|bem esta|ta|like_that|as_it_is|asi',
      'no|nao|thats|nothing tengo|tenho|all|more|else mas|mais|files|archivos|arquivos|add',
    ],
  ],
  [
    'back',
    [
      'volv*|vuelv*|volve|regres*|devuelv*|retroced*|volt*|retorn*|return|previous|prev|atras|back|revisit|anterior|de_antes',
    ],
  ],
]

/** Words around a command that mean nothing by themselves, folded, in the three languages together. */
export const aroundCommands: ReadonlySet<string> = new Set(
  `pregunta preguntas respuesta respuestas solicitud solicitudes ticket tickets caso casos reporte reportes borrador formulario tramite todo toda todos todas consulta problema
  ultimo ultima ultimos ultimas anterior previo previa cambio cambios paso pasos pantalla articulo articulos opcion opciones dato datos cosa cosas aqui aca ahi alli ahora ya asi chat dejalo pedido
  nomas bien mismo misma antes despues entonces dale ups opa uy che oye mira creo real soporte robot robots bot bots maquina atencion equipo atienda atiende hablar habla pasame explica explique
  pasen pasar pasemos transfiere transfiereme transferir comunicame comunicar conectame poneme ponme queda hice hago contesto conteste respondi puse llegue terminar listo favor gracias porfa porfis un una uno
  dos puedo puedes puede pueden podemos podrias podria podrian haga hagan hacer haz digo dejo deja dejen dejeme sigo solo nada mejor tengo prefiero necesita necesitan necesitas verdad decirte decirle decir elegir cual ustedes
  sugerencias funciona usar usa envio saber importa senor senora cuenta mi mis
  pergunta perguntas resposta respostas solicitacao solicitacoes chamado chamados rascunho tudo isso isto essa esse ultima ultimo mudanca mudancas alteracao alteracoes questao equipe
  passo tela artigo artigos opcao opcoes dado dados informacao coisa coisas ai ali agora ja assim bem mesmo mesma depois entao acabei acabar mudar conferi falar fala conversar passa passar passada transfere suporte
  atendimento chega pronto certo ta tah deixo deixar fiz coloquei pus respondi escrevi digitei posso pode podem poderia quero gentileza obrigado obrigada pra pro precisa precisam vc voce voces dizer informar qual te
  sugestoes verdade logo sinceramente robo meu minha pedido aquele aquela
  question questions answer answers request requests case cases draft form everything all thing things last latest previous change changes step steps screen article articles option options suggestions here
  now already one ones just really else again whole said say typed put through talk speak chat connect transfer get give take let may might can could would like please pls thanks thank ready
  stuff entire still yet info information real actual live support team done finish finished reckon think guess honestly afraid rather exactly right which where use know tbh u are does was tell
  back go there same mine ive im id lets ok okay hey sorry oops whoops i hang`.split(/\s+/),
)
