import { set } from './lists.ts'

/**
 * Words that carry no answer by themselves, folded, for the three languages together: what remains of a sentence
 * without them and without what was understood is what the person says beside it.
 */
/** Articles, prepositions and the like: they add no weight to a phrase. */
export const articles = set(`
  a al an and as at da das de del dels do dos e el em en for i in la las le lo los me my mi mis meu minha na nas no nos
  o of on or os ou para pra por que se su sus te the this that to tu u um uma un una uno uns unas unos with y your con com
  it its is es esta e são sao are be`)

/** Everything that a sentence around an answer is made of. */
const filler = set(`
  a about ademas afecta affects al algo alguma algun alguna also am an and ante any ao aos aqui are as at ay be been but by
  can claro como con creo da dado das de debe del desde deseo digo diria do dos e el ela ele eles ella ello ellos em en
  entao entonces era es esa escojo escolho ese eso essa esse esta estan estao estar estas este esto estou estoy eh eu
  fica for from fue gostaria ha hacer haciendo has have hay hacia hi his i id ill im in is isso isto it its ja just la las
  le les lets like lo los mais mandar mas me mejor melhor meu mi minha mis muy muito my na nas necesitamos necesito
  need no nos nosso nossa nuestra nuestro o of on one opcao opcion option or os ou our para pero pick pode por porque
  pra preciso precisamos probably provavelmente probablemente pues que queremos queria querer quero quiero quisiera
  really respuesta resposta say sea sei seja sendo ser seria she so sobre solo sou soy su sua sus seu te tem temos
  ten tenemos tengo tenho that the their them then there these they thing think this those to too tu um uma un una
  unas uno unos uns us vou voy want we were what which will with would y ya yo you your acho diria enviar envio envie
  send sending make do hacer fazer realizar solicitar pedir request nosotros hello hola tambien tambem tratar trata
  elijo seria choice choose answer digamos maybe talvez quizas quiza mean quise decir quis dizer
  senor senora sr sra amigo amiga
  fui fomos foi foram fue fueron
  be lado tipo parte caso no not nao only somente apenas please pls favor porfa gracias thanks thank obrigado obrigada ok okay
`)

export const isFiller = (word: string): boolean => filler.has(word)

/** Words that turn an option down. */
const negators = set(
  'no not nao never nunca ni nem nada sin sem isnt arent doesnt dont didnt wasnt tampoco tampouco neither without jamas',
)

export const isNegator = (word: string): boolean => negators.has(word)

/** Words that may stand between a negator and what it turns down. */
const between = set(
  `nada tan lo o considero considera considerado creo creemos pienso parece diria digo hay acho achamos considero diria i we you do would think say call consider that
  afecta afectan afecte afectando afeta afetam afetando affect affects affecting problema tema asunto cosa caso algo impacto tipo problem issue matter case thing something an
  solo solamente so somente apenas only just es e is esta a ao aos al os as los las the el la de por para muy muito very tan tao so un uma um una was era fue foi sea seja creo que acho se trata it its
  quiero queremos quisiera quisieramos deseo deseamos necesito necesitamos pretendo quero queria desejo precisamos preciso want wanted wish need to
  about sobre acerca regarding tiene tem ver con com have nothing do`,
)

export const isBetween = (word: string): boolean => between.has(word)

/** Words that make a sentence and no name in any of the three languages. */
const ofSentences = set(
  `no esta estan esto quiero quisiera necesito necesitamos puedo podemos tengo tenemos funciona cuanto cuando donde por para sobre
  nao estou estao isto quero queria preciso precisamos posso tenho temos quanto quando onde fora
  is isnt arent was cant cannot dont doesnt not this that want need have what why when where`,
)

export const isOfSentences = ({ text }: { readonly text: string }): boolean => ofSentences.has(text)
