"""Nobody is pressed and nobody is praised, in any language that is shipped (docs/design/panel.md)."""

from collections.abc import Iterator, Mapping
from pathlib import Path
import re
from typing import Final

from tests.architecture.tree import files, integration, read_json

_LOUD: Final = re.compile(r"[!\xa1\uff01]")
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "presses": (
            r"please|urgent(ly)?|hurry|recommended|simply|just|right now|now!|act now|don't miss|only today"
            r"|asap|as soon as possible|last chance|limited time|running out|countdown|don't forget|reminder"
            r"|immediately|(minutes|hours|days) left|most (people|neighbors|owners)|do your part"
        ),
        "praises": (
            r"thank(s| you)|well done|(great|good|nice) (job|work|neighbor)|congratulations|awesome|hero(es)?|kudos"
            r"|proud|appreciated?|rewards?|earn(ed)?|streak|leaderboard|good citizen|make a difference"
            r"|(safe|safer) (community|neighborhood)|help (keep|the police|your (community|neighbors))"
        ),
    },
    "de": {
        "presses": (
            r"bitte|dringend\w*|eilig\w*|eilt|beeilen|sofort\w*|umgehend|unverzüglich|schnell\w*|so bald wie möglich"
            r"|schnellstmöglich|jetzt|nur noch|nur heute|letzte (Chance|Gelegenheit)|läuft (bald )?ab|nicht vergessen"
            r"|vergessen Sie nicht|verpassen|Erinnerung|empfohlen\w*|empfehlen|einfach|nur einen Klick|Countdown"
            r"|noch \w+ (Minuten?|Stunden?|Tagen?)|die meisten (Menschen|Leute|Nachbarn|Personen)|Ihren Teil"
            r"|vergiss(t)? nicht|beeil(e|t)?|leiste deinen|deinen Teil"
        ),
        "praises": (
            r"danke\w*|Dank|gut gemacht|gute Arbeit|bravo|toll\w*|super|großartig\w*|klasse|prima"
            r"|gl[üu]ckw[üu]nsch\w*|gratul\w+|Held(in|en|innen)?|stolz|(Be)?lohn(t|en|ung|ungen)|verdien(t|en)|Punkte"
            r"|vorbildlich\w*|gute[rn]? (Nachbar(in)?|Bürger(in)?)|sichere[rn]? (Nachbarschaft|Straße|Viertel)"
            r"|helfen Sie|hilf|etwas bewirken"
        ),
    },
    "fr": {
        "presses": (
            r"s.il (vous|te) pla[iî]t|veuillez|merci de|urgent(e|es|s)?|urgence|d[ée]p[êe]chez|vite|imm[ée]diatement"
            r"|tout de suite|sans (tarder|d[ée]lai)|d[èe]s que possible|au plus (vite|t[ôo]t)|maintenant"
            r"|aujourd.hui seulement|derni[èe]re (chance|occasion)|n.oubliez pas|rappel|recommand[ée]e?s?"
            r"|simplement|juste"
            r"|expire bient[ôo]t|(plus|encore) \w+ (minutes?|heures?|jours?)|la plupart des (gens|voisins"
            r"|personnes)|compte [àa] rebours"
        ),
        "praises": (
            r"merci|f[ée]licitations|bravo|excellent|super|h[ée]ros|fiers?|r[ée]compenses?|points"
            r"|bon(ne)? (voisin|voisine|citoyen)|aidez (la police|votre quartier)|quartier (plus )?s[ûu]r"
        ),
    },
    "es": {
        "presses": (
            r"por favor|urgentes?|urgencia|d[ée]se prisa|r[áa]pido|inmediatamente|de inmediato|enseguida|cuanto antes"
            r"|lo antes posible|ahora|solo hoy|[úu]ltima (oportunidad|ocasi[óo]n)|no olvide|recordatorio"
            r"|recomendad[oa]s?|simplemente|caduca pronto|quedan \w+ (minutos?|horas?|d[íi]as?)|cuenta atr[áa]s"
            r"|la mayor[íi]a de (la gente|los vecinos|las personas)"
        ),
        "praises": (
            r"gracias|enhorabuena|felicidades|bien hecho|genial|excelente|h[ée]roes?|orgullos[oa]s?|recompensas?|puntos"
            r"|buen[oa]? (vecin[oa]|ciudadan[oa])|ayude a la polic[íi]a|barrio (m[áa]s )?seguro"
        ),
    },
    "nl": {
        "presses": (
            r"alstublieft|alsjeblieft|graag|dringend|spoed|haast|onmiddellijk|meteen|direct|zo snel mogelijk|snel|nu"
            r"|alleen vandaag|laatste kans|vergeet niet|herinnering|aanbevolen|gewoon|even|verloopt binnenkort"
            r"|nog \w+ (minuten|minuut|uur|uren|dagen|dag)|de meeste (mensen|buren)|aftellen"
        ),
        "praises": (
            r"dank\w*|bedankt|gefeliciteerd|goed gedaan|geweldig|super|held(en|in)?|trots|beloning(en)?|punten"
            r"|goede (buur|burger)|help de politie|veilige(re)? (buurt|straat)"
        ),
    },
    "ar": {
        "presses": (
            r"(من|مِن) فضلك|رجاءً?|الرجاء|يرجى|عاجل(ة|ًا)?|أسرع|بسرعة|فورًا|حالًا|الآن|في أقرب وقت|آخر فرصة|لا تنس"
            r"|تذكير|(موصى|يوصى|ننصح) به|ببساطة|فقط|ينتهي قريبًا|معظم (الناس|الجيران)|بقي(ت)? \w+ (دقائق|ساعات|أيام)"
        ),
        "praises": r"شكرًا|نشكر\w*|أحسنت|تهانينا|رائع|ممتاز|بطل|فخور|مكافأة|نقاط|جار صالح|مواطن صالح|ساعد الشرطة|حي آمن",
    },
}
"""By language. One that is not here cannot be shipped: nobody would have looked."""


def problems(tree: Path) -> list[str]:
    """Tell which texts of any language press or praise."""
    found = []
    for path in _language_files(tree):
        where = path.relative_to(tree)
        if path.stem not in _WORDS:
            found.append(f"{where}: there are no words of pressure and praise for this language")
            continue
        shapes = {"raises its voice": _LOUD} | {
            what: re.compile(rf"\b({words})\b", re.IGNORECASE) for what, words in _WORDS[path.stem].items()
        }
        for key, text in _texts(read_json(path), ""):
            found += [f"{where}: {key} {what}: {text!r}" for what, shape in shapes.items() if shape.search(text)]
    return found


def _language_files(tree: Path) -> Iterator[Path]:
    """Yield every file beside an English one, wherever there is one: a new folder is found by itself."""
    for root in (integration(tree), tree / "frontend" / "src"):
        for english in files(root, ".json"):
            if english.name == "en.json":
                yield from files(english.parent, ".json")


def _texts(value: object, above: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{above}.{key}" if above else key)
    else:
        yield above, str(value)
