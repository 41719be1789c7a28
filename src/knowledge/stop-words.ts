import type { Language } from '../dialog/language.ts'

/** Words that say nothing about the subject, folded. */
export const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  es: set(`a al algo alguien algun alguna algunas alguno algunos ante antes asi aun aunque bajo bien cada como con
    contra cual cuales cuando cuanto de del desde donde dos el ella ellas ello ellos en entre era eran es esa esas ese
    eso esos esta estaba estamos estan estar estas este esto estos estoy fue fueron ha habia han has hasta hay he hemos
    hacer hace hacen igual incluso la las le les lo los luego mas me mi mis mientras mismo misma mucho muy nada ni
    ningun ninguna no nos nosotros nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por
    porque pues que quien quiero se sea segun ser si sido siempre sin sobre solo son su sus tal tambien tan tanto te
    tener tengo tenemos tiene tienen ti todas todavia todo todos tras tu tus un una unas uno unos usted va vamos van voy
    y ya yo puedo puede pueden podemos poder debe deben quisiera necesito necesitamos queremos`),
  pt: set(`a ainda algo alguem algum alguma algumas alguns ante antes ao aos apenas aquela aquele aqui as ate bem cada
    com como contra da das de dela dele deles depois desde dessa desse desta deste do dois dos e ela elas ele eles em
    entre era eram essa essas esse esses esta estamos estao estar estas estava este estes estou eu faz fazem fazer foi
    foram ha havia isso isto ja la lhe mais mas me mesma mesmo meu meus minha minhas muito na nada nao nas nem nenhum
    nenhuma no nos nossa nossas nosso nossos num numa o onde os ou outra outras outro outros para pela pelas pelo pelos
    pode podem podemos poder por porque posso pra pro qual quais quando quanto que quem quero se seja sem sempre ser
    seu seus sim so sobre sao sua suas tal tambem tao te tem temos tenho ter toda todas todo todos tu um uma umas uns
    vai vamos vao voce voces vou preciso precisamos queremos gostaria deve devem esta`),
  en: set(`a about after all also am an and any are as at be because been before being but by can cannot could did do
    does doing don down each even every for from had has have having he her here him his how i if in into is it its
    just may me might more most much must my no nor not of off on once only or other our out over own same shall she
    should so some still such than that the their them then there these they this those through to too under until up
    us very was we were what when where which while who whom why will with would you your yours cant isnt doesnt dont
    didnt wont im ive need want get gets`),
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter((word) => word !== ''))
}
