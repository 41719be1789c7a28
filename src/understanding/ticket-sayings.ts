/** How people ask for their tickets in words of their own, as `dialog/saying.ts` tells, the plainer first. */
export const ticketSayings = [
  [
    'last',
    [
      'ultimo|ultima|last|latest|recent ticket|caso|casos|reporte|solicitud|chamado|solicitacao|request|case como|que|novedad|novedades|novidade|novidades|noticias|news|update|status|estado|pie|happened|quedo|viene|deu|paso|check|are|va|anda|vai|esta|ta',
    ],
  ],
  [
    'open',
    [
      'ticket|caso|casos|reporte|solicitud|chamado|solicitacao|request|case|lo_que|o_que|los_que|os_que|ones abierto|abierta|aberto|aberta|open|pendiente|pendente|pending|unresolved|sin_resolver|sin_cerrar|no_estan_cerrados|nao_foram_resolvidos|arent_closed|not_closed !a_ticket|un_ticket|um_ticket|um_chamado|una_solicitud|abrir|to_open',
    ],
  ],
  [
    'all',
    [
      'mostr*|muestr*|ver|lista|listar|dame|show|see|list|pull|check|quais|cuales|which ticket|caso|casos|reporte|solicitud|solicitudes|solicitacao|solicitacoes|chamado|request mi|mis|meu|minha|my|tengo|tenho|previous',
    ],
  ],
] as const

/** Words around them that mean nothing by themselves, folded, in the three languages together. */
export const aroundTickets: ReadonlySet<string> = new Set(
  `tickets casos reportes chamados requests cases solo so apenas somente only todos todas all todavia aun ainda still siguen sigue continuam mios mias meus minhas mi mis my meu up hice abri abierto opened filed
  saber quero queria quiero quisiera pe pie andamento deu viene va anda novo nuevo there any aqui ahi ai ate ya ja could can i with where you most ones that list tell please em mostrame muestrame muestra mostrar mostra mostre show see listar lista ver cuales quais which que qual mine me any`.split(
    /\s+/,
  ),
)
