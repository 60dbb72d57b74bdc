"""Words that say nothing about what a text is about, in the languages that notes are written in."""

_ENGLISH = """
a about above after again all also although always am an and another any anyone are aren as at be
because been before being below between both but by can cannot could did didn do does doesn doing
don done down during each either else even ever every everyone few for from further get gets
getting go goes going gone got had hadn has hasn have haven having he her here hers him his how
however i if in into is isn it its itself just know knew let like long made make makes many may
maybe me might more most much must my near need needed never next no nobody none nor not nothing
now of off often on once one only onto or other our ours out over own people please quite rather
really same see seen she should since so some somebody someone something still such take than that
the their theirs them then there these they thing things this those though through till to too
took under until up upon us use used using very via want was wasn way we went were weren what when
where whether which while who whole whom whose why will with within without won would yes yet you
your yours
"""
_GERMAN = """
aber alle als also am an auch auf aus bei bin bis bist da damit dann das dass dem den der des die
dies diese dieser doch dort durch ein eine einem einen einer eines er es etwas euch für gab ganz
hab habe haben hat hatte hatten hier ich ihm ihn ihr im immer in ins ist ja jede jeder kann kein
keine keiner können man mehr mein mich mir mit muss nach nicht nichts noch nun nur ob oder ohne
schon sehr sein seine sich sie sind so soll sollte um und uns unser unter vom von vor war waren
warum was weil wenn wer werden wie wieder wir wird wo wurde wurden zu zum zur über
"""
_FRENCH = """
ai alors au aucun aussi autre aux avait avant avec avoir car ce ceci cela ces cet cette ceux chez
comme comment dans de des du donc elle elles en encore entre est et eu fait faire faut il ils je
la le les leur leurs lui mais me mes moi mon même ne ni non nos notre nous on ont ou où par pas
peu plus pour pourquoi qu quand que quel quelle qui quoi sa sans se ses si son sont sous sur ta te
tes toi ton tous tout toute toutes trop très tu un une va vers vos votre vous y à été être
"""
_SPANISH = """
al algo ante antes aquí así aunque bien cada como con cual cuando de del desde donde dos durante
el ella ellos en entre era eran es esa ese eso esta estaba este esto están fue fueron ha había
hace han hasta hay la las le les lo los me mi mientras muy más nada ni no nos nosotros nunca o
otra otro para pero poco por porque que quien qué se ser si sin sobre son su sus sí también tan
tenía tiene todo todos tras tu un una uno unos y ya yo él
"""
_TIMES = """
second seconds minute minutes hour hours day days week weeks month months year years time times ago
late later early earlier soon already today tonight yesterday morning night monday tuesday wednesday
thursday friday saturday sunday two three four five six seven eight nine ten twenty thirty forty
fifty hundred half first last minuten stunde stunden tag tage woche wochen
"""
"""How long something took and when it was is told by every other note."""

STOP_WORDS = frozenset(f"{_ENGLISH} {_TIMES} {_GERMAN} {_FRENCH} {_SPANISH}".split())
"""Words that are passed over when texts are compared."""
