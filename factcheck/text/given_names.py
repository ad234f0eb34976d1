"""Common given names, to tell a person from a place or a body and "he" from "she"."""

_MEN = """
abdullahi achim adel aidan ajay akbar alastair alessandro aleksandr alistair alfonso alonso alvaro
anders angus anil ansel antoine antonio ara archie armando arne artem arvind ashish asif axel
bashar bastien bernd bernhard bjorn björn bogdan boyd brock bruno burt carlton cassius cedric
chester chuka ciaran clay cliff clifford clint cole cormac cristian cristobal dakota damian damien
damon dante darius darryl davis declan dexter dieter dimitri dirk domingo dominic donovan drew
dwight eamon eamonn eitan elias elvis emil emile enda enzo ernie ernst esteban etienne everett
fabian farid faisal farouk fausto fergus fidel finn florian francois françois franz fredrik
friedrich fritz garth gaston geert gerhard gideon giovanni giuseppe goran gordon gunther
günter hal hank harald harlan harris heiko heinrich helmut herb herman hiroshi horacio horst
hubert imran ingo iskander ivo jair jaime jakob jaroslav jeffery jens jerome jérôme jochen jody
johannes jonas joost jordi jörg josef josip jürgen kaspar kenji kiran klaus krzysztof
kyriakos ladislav laszlo laurent lech leopold lorne lothar luc luciano luigi lukas lyndon lyle
mahmoud manfred manny marc marek mariano marko markus marlon marty mathias matthias mats mauricio
mauro maximilian merle micah michał miguel mihai milan milo milos mohammad mohamad mohan monty
mort moshe mustafa nabil naftali narendra nasser nikita nikola nikolai nikolaos olaf olivier orlando
osama otto pascal patricio pavlo pawel per petr piotr rainer rajesh ramzan ramiro rashad reince
reinhard reuben reza rhys rifat rocco rolf romain ronan rowan rupert sajid salvatore sammy sanjay
santiago sanford seamus sebastián selim sepp shamus shinzo sigmar silvio simeon slobodan sorin
stanislav stefano sven sylvester tadeusz tarek tate taylor teddy tad terrance thaddeus
thorsten thierry tibor timo timothée tobin tomasz tomáš travis tristan tucker tye ulrich ulysses
vaclav valery vasily vernon vijay viktor vinod vivek vlad volodymyr waleed wenceslas
werner wilfred wilhelm wim wolfgang xavi yair yanis yannick yevgeny yitzhak yoav yoshihide yuri
yves yvon zack zane zbigniew zev zoran
aaron abdul abdullah abraham adam adrian ahmed al alan albert alejandro alex alexander alexei
alfred ali allan allen alvin amir andre andreas andrei andres andrew andy angelo anthony antonio
anwar arjun arnold arthur arturo asa ashraf austin barack barry bart ben benjamin bernard bernie
bill billy blake bob bobby boris brad bradley brandon brendan brent brett brian bruce bryan bryce
byron caleb calvin cameron carl carlos cesar chad charles charlie chris christian christopher
chuck clarence claude clay clayton clint clinton clive colin connor conor corey cory craig curt
curtis cyrus dale dan dana daniel danny darrell darren darryl dave david dean deepak dennis denny
denzel derek desmond devin dick diego dmitri dmitry don donald donny doug douglas duncan dustin
dwayne dwight dylan earl ed eddie edgar edmund eduardo edward edwin eli elijah elliot elliott
emilio emmanuel enrique eric erik ernest ernesto ethan eugene evan ezra federico felipe felix
fernando francis francisco frank franklin fred freddie frederick gabriel gareth garrett garry gary
gavin gene geoff geoffrey george gerald gerard gilbert giorgio glen glenn gordon graham grant greg
gregory guillermo gus guy hamid hans harold harry harvey hassan hector henrik henry herbert herman
howard hugh hugo hussein ian ibrahim igor isaac ismail ivan jack jacob jake jamal james jamie
jared jason javier jay jeb jeff jefferson jeffrey jeremy jerome jerry jesse jim jimmy joaquin joe
joel johan john johnny jon jonah jonathan jordan jorge jose joseph josh joshua josé juan juergen
julian julio julius justin kareem karl keith ken kenneth kenny kevin khalid kirk kofi kurt kwame
kyle lamar lance larry lars laurence lawrence lee len leo leon leonard leroy leslie lester lewis
liam lindsey lionel lloyd logan lorenzo lou louis luca lucas luis luke luther magnus malcolm
manuel marc marcel marco marcos marcus mario mark marshall martin marvin mateo matt matteo matthew
maurice max maxwell mehmet mel melvin michael miguel mike mikhail milton mitch mitchell mitt
mohamed mohammad mohammed morgan morris moses muhammad murray mustafa nate nathan nathaniel neal
ned neil nelson newt nicholas nick nicolas nigel noah noel norman oleg oliver omar orrin oscar
owen pablo pat patrick paul paulo pavel pedro percy pete peter phil philip phillip pierre pranav
preston quentin rafael rahul raj rajiv ralph ramon rand randall randy raphael rashid raul ray
raymond reed reggie reginald rex ricardo richard rick ricky rob robbie robby robert roberto rod
rodney rodrigo roger roland roman ron ronald ronnie rory ross roy ruben rudolph rudy rupert russ
russell ryan saeed salman salvador sam samir samuel sandeep sanjay sanjiv saul scott sean
sebastian serge sergei sergey sergio seth shane shaun shawn sheldon sid sidney simon spencer stan
stanley stefan stephen sterling steve steven stewart stuart sunil suresh tariq ted terence
terrence terry thad theo theodore thom thomas tim timothy tobias toby todd tom tomas tommy tony
travis trent trevor trey tyler tyrone umar victor vikram vince vincent virgil vito vladimir wade
wallace walt walter warren wayne wei wendell wesley wilbur will willard william willie winston
wolf xavier yasser yusuf zach zachary zayn
"""
_WOMEN = """
trish meghann deb peg kit barb jan nan cass roz lu lulu dot gerri geri randi toni ronna tulsi
nikole niki stormy kirstie jeannie jeanine jeanette janine kayleigh sarahjane loni
aisling alanna alejandra aleksandra alessandra aliyah amal amelie amira ananya angelina anika
anjali annabel anouk antonia april arlette asha astrid ayesha aysha beata beatriz birgit bonita
bridie brigitte brunhilde caitlin candice carly carolina carrie chantal chiara chloé ciara
clarissa concepción corinne daphna daria dominika donatella edwina eilidh ekaterina elisabeth
elke emilia emilie emmanuelle esmeralda estelle eugenia eunice evangelina fatou fernanda
francine frida friederike gemma genevieve ginny giulia gretel gwendolyn hala hanna hanne heike
hélène hilda hillary ilse imogen ines ingeborg isabella isabelle jana jodie johanna josefina
juana jutta kaitlyn kamila karolina kasia katja katrin keiko kellie keisha kiera kirstin krista
lakshmi larissa latisha laverne leandra leonora lidia liesbeth ludmila luisa lupe lynda lynne
madison magdalena maia manuela marcella mariam mariana marisa marissa marit marta mathilde
maura melissa meryl milagros minerva mireille moana monique myrna nadine nathalie neha nicola
nikita nina noemi nuala oksana ophelia orla paola paulette petra pia pilar poonam priti rachael
radhika raquel renata rocio rosario rowena ruby sadia saoirse sakura salma saskia shakira
shabana shanice shirin sigrid silke simona sinead siobhan solange soledad sunita susannah
svetlana tabitha tatiana thea theodora therese thérèse ulrike ute valeria verena vivienne wendi
xenia ximena yasmina yuki yuliya zahra zeynep zoë
aaliyah abby abigail ada adele agnes aisha alexa alexandra alexis alice alicia alina alison
allison alma alyssa amanda amber amelia amina amy ana andrea angela angelica anita ann anna anne
annette annie april ariana arianna arlene ashley aubrey audrey ava barbara beatrice becky belinda
bella bernadette bertha beth bethany betsy betty beverly bianca bonnie brenda bridget brittany
brooke camila camille candace carla carly carmen carol carole caroline carolyn carrie cassandra
catherine cathy cecilia celeste celia charlotte chelsea cheryl chloe christina christine cindy
claire clara claudia colleen connie constance cora cornelia courtney crystal cynthia daisy daniela
danielle daphne dawn debbie deborah debra deirdre delia denise diana diane dianne dolores donna
dora doris dorothy edith eileen elaine eleanor elena elisa elise elizabeth ella ellen elsa elsie
emily emma erica erin esther ethel eva eve evelyn faith farah fatima fay faye felicia fiona flora
florence frances francesca gabriela gabriella gail georgia geraldine gertrude gina ginger gladys
gloria grace greta gretchen guadalupe gwen hannah harriet hazel heather heidi helen helena
henrietta hilary hillary holly hope huma ida imelda ingrid irene irina iris isabel isabella ivanka
ivy jacqueline jane janet janice jasmine jean jeanne jen jenna jennifer jenny jessica jill jo joan
joanna joanne jocelyn jodi josephine joy joyce juanita judith judy julia juliana julie june kamala
karen karin karla kate katherine kathleen kathryn kathy katie katrina kay kayla kelly kellyanne
kelsey kerry kim kimberly kirsten kirstjen kristen kristin kristina krystal lara latoya laura
lauren laurie leah leila lena leslie leticia lila lillian lily linda lisa liz liza lois lola
loretta lori lorraine louise lucia lucille lucy lydia lynn mabel mackenzie madeleine madeline
maggie malala mallory mandy marcia margaret margarita maria marian marianne marie marilyn marina
marjorie marlene marsha martha mary maureen maxine maya megan meghan melania melanie melinda
melissa mercedes meredith mia michaela michele michelle mildred mindy miranda miriam moira molly
mona monica muriel myra nadia nadine nancy naomi natalia natalie natasha nell nellie nicole nikki
nina noor nora norma olga olivia pam pamela patrice patricia patsy patti patty paula pauline pearl
peggy penelope penny phoebe phyllis polly priscilla priya rachel ramona rebecca regina renee
rhonda rita roberta robin rosa rosalind rosalyn rose rosemary roxanne ruth sabrina sadie sally
samantha sandra sandy sara sarah savannah selena shannon sharon sheila shelley sherry shirley
sierra silvia simone sofia sonia sonja sophia sophie stacey stacy stella stephanie sue susan
susana susanna susanne suzanne sylvia tamara tammy tania tanya tara tasha teresa teri tessa thelma
theresa tiffany tina tracey traci tracy trisha trudy ursula valentina valerie vanessa vera
veronica vicki vicky victoria viola violet virginia vivian wanda wendy whitney wilma yasmin
yolanda yvette yvonne zainab zoe
"""

MEN = frozenset(_MEN.split())
WOMEN = frozenset(_WOMEN.split())
GIVEN = MEN | WOMEN
#: Of these, what is as often a place, a month, a body or a plain word when it stands alone.
ALSO_PLACES = frozenset(
    """virginia georgia carolina austin charlotte florence chelsea jordan israel paris houston
    madison lincoln jackson dallas savannah aurora orlando sydney kent chester victoria helena
    lorraine regina santiago salvador valencia april june july august may dawn faith grace hope
    joy rose pearl ruby sierra violet will mark grant frank bill rich guy art chase drew miles
    warren sandy rand max ray earl duke dean dick jean iris olive penny ginger mercedes india
    asia china america england ireland france germany columbia dakota montana nevada norman
    lance pat gene rod stone wade wells clay cliff heath glen dale reed ford marine marshall
    mason carter cooper hunter taylor tyler parker porter bailey logan christian gore trump
    barbara bernardino lourdes concord""".split()
)

#: A given name that alone is a person's.
ALWAYS_GIVEN = GIVEN - ALSO_PLACES

_SHORT = """
bill:william will:william billy:william bob:robert rob:robert bobby:robert dick:richard
rick:richard rich:richard jim:james jimmy:james jack:john joe:joseph joey:joseph mike:michael
tom:thomas tommy:thomas tim:timothy ted:edward ed:edward eddie:edward ben:benjamin dan:daniel
danny:daniel dave:david steve:steven steve:stephen chris:christopher matt:matthew nick:nicholas
tony:anthony andy:andrew drew:andrew greg:gregory jeff:jeffrey jerry:gerald ken:kenneth
larry:lawrence ron:ronald don:donald doug:douglas fred:frederick frank:francis gabe:gabriel
hank:henry harry:henry jon:jonathan josh:joshua sam:samuel pat:patrick pete:peter phil:philip
ray:raymond al:albert alex:alexander bernie:bernard charlie:charles chuck:charles mitt:willard
newt:newton rand:randal rudy:rudolph vic:victor walt:walter zach:zachary gus:augustus
liz:elizabeth beth:elizabeth betsy:elizabeth betty:elizabeth kate:katherine kathy:katherine
katie:katherine cathy:catherine sue:susan debbie:deborah deb:deborah jen:jennifer
jenny:jennifer meg:margaret maggie:margaret peggy:margaret nan:nancy patty:patricia pam:pamela
barb:barbara cindy:cynthia vicky:victoria vicki:victoria angie:angela abby:abigail becky:rebecca
chrissy:christine tina:christina trish:patricia val:valerie mandy:amanda sandy:sandra
""".split()
_LONG: dict[str, set[str]] = {}
for _pair in _SHORT:
    _short, _long = _pair.split(":")
    _LONG.setdefault(_short, set()).add(_long)


def same_given(one: str, other: str) -> bool:
    """Whether two given names, as written, may be one person's: "Bill" and "William"."""
    one, other = one.lower(), other.lower()
    if one == other or other in _LONG.get(one, ()) or one in _LONG.get(other, ()):
        return True
    return (one.endswith(".") and other.startswith(one[0])) or (
        other.endswith(".") and (one.startswith(other[0]))
    )
