"""Spelling variants of a person's name, and the surname that news uses alone."""

import re
import unicodedata
from itertools import islice, product

# Transliterations of one first or middle name: whichever the source has, news has the others.
VARIANTS = (
    ("Mohammad", "Mohammed", "Muhammad", "Mohamed"), ("Ahmad", "Ahmed"), ("Yusuf", "Youssef", "Yousef", "Yousuf"),
    ("Hussein", "Hussain", "Hossein"), ("Hassan", "Hasan"), ("Mahmoud", "Mahmud"), ("Saleh", "Salih"),
    ("Abdullah", "Abdallah"), ("Mustafa", "Mostafa"), ("Osama", "Usama"), ("Khaled", "Khalid"), ("Said", "Saeed"),
    ("Ismail", "Ismael", "Esmail"), ("Ali-Reza", "Alireza"), ("Mahdi", "Mehdi"), ("Sergei", "Sergey"),
    ("Alexei", "Alexey", "Aleksei"), ("Andrei", "Andrey"), ("Dmitry", "Dmitri", "Dmitriy"), ("Yuri", "Yury", "Yuriy"),
    ("Alexander", "Aleksandr", "Alexandr"), ("Alexandr", "Alexander", "Aleksandr"), ("Nikolai", "Nikolay"),
    ("Vitaly", "Vitali", "Vitaliy"), ("Gennady", "Gennadi"), ("Valery", "Valeri", "Valeriy"), ("Evgeny", "Yevgeny"),
    ("Georgy", "Georgi", "Georgiy"), ("Anatoly", "Anatoli"), ("Arseniy", "Arseny", "Arsenii"), ("Pyotr", "Petr"),
    ("Serhiy", "Sergiy", "Serhii"), ("Oleksandr", "Olexander"), ("Volodymyr", "Vladimir"), ("Dmytro", "Dmitro"),
    ("Andriy", "Andrii"), ("Mykola", "Nikolai"), ("Yulia", "Yuliya", "Julia"), ("Petro", "Piotr"),
)  # fmt: skip
GROUPS = {name: group for group in reversed(VARIANTS) for name in group}
MOST_VARIANTS = 8

PATRONYMIC = re.compile(r"(?:[oe]vich|[oe]vych|yich|ovna|evna|ivna)$")
ARTICLE = re.compile(r"\b([Aa]l|[Ee]l|[Aa]d|[Aa]s|[Aa]sh|[Aa]n|[Aa]r|[Aa]t|[Aa]z)-(?=\w)")
INITIAL = re.compile(r"\s[A-Z]\.(?=\s)")
PARTICLES = {"de", "del", "da", "dos", "von", "van", "der", "den", "ten", "bin", "ben", "ibn", "ould", "di", "la", "le"}
FAMILY_FIRST = {"CHN", "TWN", "KOR", "PRK", "KHM", "HKG", "SGP"}
GIVEN_FIRST_ONLY = {"ETH", "ISL", "MMR", "IDN", "VNM", "BTN", "LAO", "MNG", "ERI"}


def fold(text: str) -> str:
    """``text`` with accents taken off and the letters that do not decompose written in ASCII."""
    plain = text.translate(str.maketrans("łŁøØđĐıßəƏ’‘ʻ", "lLoOdDisaA'''"))
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def is_latin(text: str) -> bool:
    """Whether every letter is of the Latin script."""
    return all("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha())


def variants(name: str) -> list[str]:
    """At most :data:`MOST_VARIANTS` other spellings of a full name, the likeliest first."""
    found: list[str] = []
    plain = fold(name)
    short = INITIAL.sub("", plain)
    words = short.split()
    if len(words) > 2 and any(PATRONYMIC.search(word) for word in words[1:-1]):
        short = " ".join(w for i, w in enumerate(words) if i in (0, len(words) - 1) or not PATRONYMIC.search(w))
    for form in (plain, short):
        found.append(form)
        if ARTICLE.search(form):
            found.append(ARTICLE.sub(lambda m: m[1].capitalize() + "-", form))
            found.append(ARTICLE.sub(lambda m: m[1].lower() + "-", form))
            found.append(ARTICLE.sub(lambda m: m[1] + " ", form))
            if not ARTICLE.match(form):
                found.append(ARTICLE.sub("", form))
    spellings = [GROUPS.get(word, (word,)) for word in short.split()]
    for choice in islice(product(*spellings), 12):
        found.append(" ".join(choice))
    return [form for form in dict.fromkeys(found) if form != name][:MOST_VARIANTS]


def surname(name: str, country: str) -> str:
    """The word or words by which news calls a person of ``country`` at second mention, or '' where that is unsure."""
    words = [word for word in name.split() if word.rstrip(".") not in ("Jr", "Sr", "II", "III", "IV")]
    if len(words) < 2 or country in GIVEN_FIRST_ONLY:
        return ""
    if country in FAMILY_FIRST and "-" not in words[0]:
        return words[0] if country == "CHN" else ""
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in PARTICLES:
        start -= 1
    return " ".join(words[start:])
