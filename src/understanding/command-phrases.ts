import type { Command } from '../dialog/facts.ts'

/**
 * How people say each command, folded, in Spanish, English and Portuguese; courtesy around them is stripped before.
 * The labels of the program's own buttons are added to these.
 */
export const commandPhrases: Readonly<Record<Command, string>> = {
  back: `atras|volver|volver atras|vuelve|vuelve atras|regresar|regresa|ir atras|anterior|la anterior|pregunta anterior
    back|go back|previous|previous question|the previous one|step back
    voltar|volta|voltar atras|volta atras|anterior|pergunta anterior|retornar`,
  undo: `deshacer|deshaz|deshaz eso|deshacer eso|deshazlo|deshacelo|revertir
    undo|undo that|undo it|undo this|revert|revert that|take that back|take it back
    desfazer|desfaz|desfaz isso|desfazer isso|desfaca|desfaca isso|reverter`,
  skip: `saltar|salta|saltala|saltar esta|saltar esta pregunta|saltar pregunta|omitir|omite|omitela|pasar|paso|paso de esta|no tengo|no tengo nada
    no los tengo|no lo tengo|no la tengo|no tengo archivos|no tengo ninguno|no tengo ninguna|sin archivos|sin archivo|sin adjuntos|seguir sin archivos
    seguir sin ellos|seguir sin esta|no hay|no hay archivos|nada|dejar vacio|dejarlo vacio|vacio|no aplica|siguiente pregunta
    skip|skip it|skip this|skip that|skip this question|skip this one|pass|i have none|i dont have any|i dont have it|i dont have one|i dont have them
    dont have any|dont have it|no files|no file|no attachments|without files|go on without|continue without files|leave it empty|leave it blank|leave empty|not applicable|na
    nothing|none to send|i have no files|next question
    pular|pula|pule|pular esta|pular esta pergunta|pular pergunta|nao tenho|nao tenho nada|nao tenho nenhum|nao tenho nenhuma|nao tenho arquivos|sem arquivos|sem arquivo|sem anexos
    seguir sem arquivos|continuar sem arquivos|nao ha|deixar em branco|em branco|nao se aplica|proxima pergunta`,
  unsure: `no se|no lo se|no estoy seguro|no estoy segura|no estoy muy seguro|no sabria decir|no sabria|ni idea|no tengo idea|no tengo claro|no lo tengo claro
    no sabemos|quien sabe|no sabria decirte|no lo se con seguridad
    not sure|im not sure|i am not sure|i dont know|dont know|no idea|i have no idea|unsure|dunno|idk|we dont know|hard to say
    nao sei|nao sei dizer|nao tenho certeza|nao estou certo|nao estou certa|nao faco ideia|sem ideia|nao sabemos|sei la|nao saberia dizer`,
  cancel: `cancelar|cancela|cancelalo|cancelar todo|cancela todo|cancelar la solicitud|cancelar esto|olvidalo|olvidate|olvida|olvidalo todo|dejalo|dejalo asi|dejemoslo|dejemoslo ahi
    ya no|no importa|salir|salgo|terminar|descartar|descartalo|ya no lo necesito|ya no quiero|no quiero seguir|detener|parar|para|abortar
    cancel|cancel it|cancel this|cancel that|cancel everything|cancel the request|cancel my request|never mind|nevermind|forget it|forget about it|forget that|drop it|stop|quit|exit|abort
    discard|discard it|scrap that|dont bother|i dont want to continue
    cancelar tudo|cancela tudo|cancele|cancelar isso|cancela isso|cancelar o pedido|cancelar a solicitacao|deixa pra la|deixa para la|deixe pra la|deixa|deixa quieto|esquece|esqueca|esquece isso|sair
    desistir|desisto|nao quero mais|nao quero continuar|nao preciso mais|descartar tudo|pare|encerrar`,
  resume: `no queria cancelar|no quise cancelar|nao queria cancelar|nao quis cancelar|i didnt want to cancel|i didnt mean to cancel
    recuperar|recuperalo|recupera|recuperar el borrador|recuperar la solicitud|recuperar lo anterior|retomar|retoma|retomar el borrador|retomar lo anterior|retomar la solicitud|restaurar|traelo de vuelta|reanudar
    volver al borrador|quiero recuperarlo|quiero recuperarla|recuperala|retomar lo que estaba haciendo|seguir con lo que estaba haciendo|seguir donde estaba|seguir donde lo deje|continuar donde estaba|continuar donde lo deje|quiero continuar donde lo deje
    resume|resume it|resume the draft|resume my draft|bring it back|bring that back|bring back|bring back the draft|restore|restore it|restore the draft|get it back|continue where i left off|pick up where i left off|go back to what i was doing|recover|recover it|recover the draft
    recuperar o rascunho|recuperar o pedido|recuperar a solicitacao|recupere|retomar o que eu estava fazendo|continuar de onde parei|continuar de onde eu parei|voltar ao que eu estava fazendo|retomar o rascunho|retome|restaure|trazer de volta|traga de volta|traz de volta`,
  restart: `empezar de nuevo|empezar de cero|empezar otra vez|empezar desde cero|volver a empezar|empecemos de nuevo|empieza de nuevo|empiece de nuevo|comenzar de nuevo|comenzar de cero|reiniciar|reinicia|desde cero|desde el principio|de nuevo|otra vez desde el principio
    restart|start over|start again|begin again|start from scratch|from scratch|start from the beginning|from the beginning|reset|startover
    recomecar|recomeca|recomece|comecar de novo|comeca de novo|comecar do zero|comecar outra vez|do zero|do comeco|do inicio|reiniciar|reinicie`,
  why: `por que|porque|para que|por que preguntas|por que preguntas eso|por que lo preguntas|por que me preguntas eso|por que me lo preguntas|para que lo necesitas|para que lo preguntas|para que quieres saber eso|para que es|para que sirve|por que lo necesitas|por que necesitas eso
    y eso por que|y eso para que
    why|why do you ask|why are you asking|why do you need that|why do you need it|why do you need this|why do you want to know|what for|what is it for|what is this for|whats it for|whats this for|why is that needed
    pra que|por que pergunta|por que voce pergunta|por que esta perguntando|por que perguntar|por que precisa disso|para que serve|para que precisa|pra que serve|para que isso|pra que isso|por que isso|por que voces perguntam`,
  help: `ayuda|ayudame|ayudeme|necesito ayuda|ayuda por aqui|que puedes hacer|que puedo hacer|que haces|como funciona|como funciona esto|que opciones hay|opciones|menu|comandos|instrucciones|que puedo decir|que puedo escribir
    help|help me|help us|i need help|i need some help|need help|what can you do|what can i do|how does this work|how does it work|options|commands|instructions|what can i say
    ajuda|ajude me|me ajuda|me ajude|ajudar|preciso de ajuda|o que voce pode fazer|o que posso fazer|o que voce faz|como funciona isso|opcoes|instrucoes`,
  human: `con una persona|una persona|persona|hablar con una persona|hablar con alguien|hablar con un humano|hablar con un agente|hablar con un asesor|hablar con soporte|hablar con una persona real|pasame con una persona|pasame con alguien|comunicame con una persona|comunicame con alguien
    humano|un humano|agente|un agente|asesor|un asesor|operador|persona real|hablar con un operador|atencion humana|que me atienda una persona|que me atienda alguien|con alguien|con un humano|con un agente|con un asesor
    human|a human|a person|person|agent|an agent|talk to a person|talk to a human|talk to someone|talk to somebody|talk to an agent|talk to support|talk to a real person|speak to a person|speak to a human|speak to someone|speak to somebody|speak to an agent|speak with a person|speak with a human|speak with someone|speak with an agent|talk with a person|talk with someone|real person|a real person|representative|operator|live agent|somebody real|get me a human|get me a person|to a person
    pessoa|uma pessoa|com uma pessoa|falar com uma pessoa|falar com alguem|falar com um humano|falar com um atendente|falar com um agente|falar com o suporte|falar com gente|falar com uma pessoa de verdade|atendente|um atendente|um humano|pessoa real|atendimento humano|quero um atendente|com um atendente|com alguem|com um humano|me passa para uma pessoa|me transfere para uma pessoa`,
  send: `enviar|envia|envialo|enviala|enviarlo|enviar todo|enviar ticket|enviar el ticket|enviar la solicitud|enviar solicitud|envia el ticket|mandar|manda|mandalo|mandarlo|manda el ticket|puedes enviarlo|esta bien enviar|crear ticket|crear el ticket|crea el ticket|confirmar|confirmo|confirma|enviar asi|esta todo bien enviar
    send|send it|send now|send the ticket|send ticket|send the request|send this|send that|submit|submit it|submit the ticket|submit the request|create the ticket|create ticket|file it|file the ticket|confirm|go ahead and send|send as is|looks good send it
    envie|envie o ticket|enviar o ticket|enviar o chamado|enviar chamado|enviar a solicitacao|envia o chamado|pode enviar|pode mandar|mande|manda ai|mandar o chamado|criar o chamado|criar chamado|criar o ticket|confirme|envia isso`,
  change: `cambiar|cambiar algo|cambiar una respuesta|cambiar otra cosa|cambiar mis respuestas|editar|editar algo|modificar|modificar algo|corregir|corregir algo|corregir una respuesta|cambia algo
    change|change something|change an answer|change my answers|change one|edit|edit something|edit an answer|modify|modify something|correct something|fix something|make a change|make changes
    mudar|mudar algo|mudar uma resposta|alterar|alterar algo|alterar uma resposta|trocar algo|corrigir|corrigir algo|fazer uma mudanca|editar uma resposta`,
  yes: `simon|yeah sure|si|sip|sii|siii|si claro|claro|claro que si|por supuesto|dale|de acuerdo|correcto|exacto|exactamente|asi es|eso es|eso mismo|ok|okay|oka|vale|bueno|esta bien|perfecto|afirmativo|si esta bien|si por favor|si ese|si eso|ese mismo|desde luego|si senor
    yes|yep|yeah|yup|ya|sure|of course|right|correct|exactly|thats right|that is right|thats it|thats correct|sounds good|fine|go ahead|affirmative|y|yes please|yes sure|yes exactly|yes thats right|yes that one|absolutely|please do
    sim|isso|isso mesmo|isso ai|com certeza|claro que sim|certo|exato|perfeito|ta bom|esta bem|pode ser|beleza|sim claro|sim isso|correto|de acordo|uhum|sim por favor|aham|positivo`,
  no: `no gracias|nel|no thank you|no thanks|definitely not|nao obrigado|nao obrigada|nao mesmo|no|nop|no no|para nada|claro que no|de ninguna manera|negativo|no no es|no es eso|no esta bien|asi no|mejor no|incorrecto|no asi no
    nope|nah|no way|not at all|not really|not that|thats wrong|wrong|thats not right|thats not it|no thats wrong|n|rather not|id rather not
    nao|nao nao|de jeito nenhum|claro que nao|nao e isso|melhor nao|nao esta certo|errado|negativo`,
  none: `ninguno|ninguna|ninguno de esos|ninguno de estos|ninguno de ellos|ninguna de esas|ninguna de estas|ninguno sirve|ninguno me sirve|ninguno ayuda|ninguno me ayuda|ninguno es|no me sirve|no me sirven|no me sirve ninguno|no sirve|no sirven|no ayuda|no ayudan|no me ayuda|no me ayudan|no me ayuda ninguno|no lo resuelve|no lo resuelven|no es eso|no es ninguno|ninguno lo resuelve|ninguno resuelve|ninguno resuelve mi problema|nada de eso|nada sirve
    none|none of those|none of these|none of them|none helps|none help|none helped|none of these help|none of those help|none of them help|none of them helps|none of these helps|none of those helped|none works|none of these work|no one helps|neither|neither of them|neither helps|not helpful|that doesnt help|those dont help|these dont help|they dont help|it doesnt help|doesnt help|no help|not these|not those|nothing helps|nothing helped
    nenhum|nenhuma|nenhum deles|nenhum desses|nenhum destes|nenhuma delas|nenhuma dessas|nenhum ajuda|nenhum ajudou|nenhum me ajuda|nenhum serve|nenhum resolve|nenhum resolveu|nao ajuda|nao ajudam|nao ajudou|nao me ajuda|nao serve|nao servem|nao resolve|nao resolveu|nao resolvem|nada disso|nenhum deles ajuda|nao e nenhum`,
  continue: `como estaba|dejalo como estaba|dejala como estaba|dejarlo como estaba|queda como estaba|que quede asi|lo dejo asi|mantener|mantenlo|mantener asi
    leave it as it was|leave it as it is|leave it as is|leave as is|leave as it was|leave it like that|keep it|keep it as it was|keep it as it is|keep it as is|keep as is|keep that
    deixa como estava|deixe como estava|deixar como estava|deixa assim|deixe assim|deixo assim|fica assim|manter|manter assim|mantem
    seguir|sigamos|sigue|siga|seguimos|continuar|continua|continuemos|continue|siguiente|avanzar|adelante|seguir aqui|seguir asi|seguir con eso|seguir con este|seguir con el ticket|seguir adelante|seguir donde quedo|continuar donde quede|continuar sin responder|seguir sin responder|sigo|listo|ya esta|eso es todo|es todo|ya los envie|ya lo envie|ya los adjunte|ya lo adjunte
    go on|go ahead|keep going|carry on|next|proceed|move on|lets continue|lets go on|lets go|continue here|continue where i left off|go on without it|continue without it|done|im done|ready|thats all|thats it for now|that is all
    prosseguir|prossiga|segue|seguir em frente|vamos em frente|vamos|vamos la|avancar|proximo|proxima|seguir sem responder|continuar sem responder|continuar de onde parei|pronto|e so isso|so isso|e tudo|ja enviei|ja anexei`,
  new: `nuevo|nueva|nueva solicitud|nuevo ticket|otro ticket|otra solicitud|abrir un ticket|abrir ticket|abrir un nuevo ticket|abrir un ticket nuevo|abrir otro ticket|abre un ticket|crear un ticket|crear un nuevo ticket|crear un ticket nuevo|empezar algo nuevo|algo nuevo|empezar una nueva|empezar otro|empezar otra|un ticket nuevo|un nuevo ticket|nuevo caso|abrir un caso|otra cosa|una solicitud nueva|hacer una nueva solicitud
    new|new ticket|new request|new one|a new ticket|a new one|a new request|another ticket|another request|another one|open a ticket|open a new ticket|open another ticket|open ticket|create a ticket|create a new ticket|start a new one|start a new ticket|start a new request|start something new|something new|something else|start new|raise a ticket|raise a new ticket|new case|open a case
    novo|nova|novo chamado|novo ticket|nova solicitacao|outro chamado|outro ticket|abrir chamado|abrir um chamado|abrir um novo chamado|abrir um chamado novo|abrir um ticket|abrir um novo ticket|abrir outro chamado|criar um chamado novo|criar um novo chamado|comecar algo novo|comecar outro|um chamado novo|um novo chamado|novo caso|outra coisa|algo novo|abra um chamado`,
  more: `mas|ver mas|mas tickets|mostrar mas|muestra mas|pagina siguiente|siguiente pagina|mas resultados
    more|show more|see more|more tickets|next page|more results|view more
    mais|ver mais|mais chamados|mostrar mais|mostra mais|proxima pagina|mais tickets|mais resultados`,
  'sent?': `se envio|ya se envio|se mando|ya se mando|se creo|se creo el ticket|se envio el ticket|ya se creo|funciono|se pudo enviar|se pudo|se genero|se genero el ticket|quedo enviado|esta enviado|ya esta enviado|lo enviaste|ya lo enviaste|lo recibieron|que paso con mi solicitud|se envio mi ticket|se envio mi solicitud|se envio bien|salio
    did it work|did that work|did it send|did it go through|was it sent|was it created|was the ticket created|has it been sent|did you send it|is it sent|is it done|did it get sent|was my ticket sent|was my request sent|is the ticket created|has it gone through|did it submit|did my ticket go through|is it sent yet
    enviou|ja enviou|foi enviado|ja foi enviado|deu certo|foi criado|o chamado foi criado|o ticket foi criado|funcionou|foi|mandou|ja mandou|conseguiu enviar|o chamado foi enviado|criou o chamado|foi gerado|chegou a enviar`,
}
