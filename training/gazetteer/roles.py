"""Titles of offices as public sources write them → the role and the sector of the gazetteer."""

import re

_DEPARTMENTS = (
    (r"foreign affairs|external affairs|external relations|foreign relations|foreign and \w+ affairs",
     "foreign affairs", "GOV"),
    (r"(?:national |people's )?defen[cs]e(?! (?:indus|mater|equip|sci|per))|war\b|the armed forces", "defense", "GOV"),
    (r"(?:the )?interior|internal affairs|home affairs|the home department", "the interior", "GOV"),
    (r"finances?\b|the economy, finances?|economy and finance|economic affairs and finance", "finance", "GOV"),
    (r"justice|law and justice", "justice", "GOV"),
    (r"public security|national security|internal security|state security|security\b", "security", "GOV"),
    (r"intelligence|national intelligence", "intelligence", "SPY"),
    (r"petroleum|oil\b", "oil", "GOV"),
    (r"energy", "energy", "GOV"),
    (r"health", "health", "GOV"),
    (r"(?:foreign )?trade|commerce", "trade", "GOV"),
    (r"(?:the )?economy|economic (?:affairs|development)", "economy", "GOV"),
    (r"information\b(?! and comm| society)", "information", "GOV"),
    (r"unification", "unification", "GOV"),
    (r"strategic affairs", "strategic affairs", "GOV"),
    (r"emergency situations", "emergency situations", "GOV"),
)  # fmt: skip
DEPARTMENTS = [(re.compile(pattern, re.I), role, sector) for pattern, role, sector in _DEPARTMENTS]
MINISTER = re.compile(r"(?P<rank>federal minister|minister|secretary of state) (?:of|for) (?:the )?(?=\w)", re.I)
DEPUTY = re.compile(r"(?:first )?(?:deputy|vice)[ -]", re.I)

_OFFICES = (
    (r"president|state president|president of the republic", "president", "GOV"),
    (r"acting president|interim president", "president", "GOV"),
    (r"(?:acting |alternate )?prime minister|premier|premier of the state council|taoiseach", "prime minister", "GOV"),
    (r"(?:federal )?chancellor", "chancellor", "GOV"),
    (r"king", "king", "GOV"), (r"queen", "queen", "GOV"), (r"emperor", "emperor", "GOV"),
    (r"emir|emir of abu dhabi", "emir", "GOV"), (r"sultan", "sultan", "GOV"),
    (r"supreme leader", "supreme leader", "GOV"), (r"crown prince", "crown prince", "GOV"),
    (r"general secretary of the (?:chinese )?communist party.*", "general secretary", "GOV"),
    (r"(?:first )?vice[- ]president", "vice president", "GOV"),
    (
        r"(?:first )?deputy prime minister|tánaiste|vice premier(?: of the state council)?",
        "deputy prime minister",
        "GOV",
    ),
    (r"deputy leader", "deputy leader", "GOV"), (r"first lady", "first lady", "GOV"),
    (r"secretary of state for foreign.*", "minister of foreign affairs", "GOV"),
    (r"secretary of state for defence", "minister of defense", "GOV"),
    (r"secretary of state for the home department", "minister of the interior", "GOV"),
    (r"secretary of state for justice", "minister of justice", "GOV"),
    (r"secretary of state for northern ireland", "secretary of state for northern ireland", "GOV"),
    (r"chancellor of the exchequer", "minister of finance", "GOV"),
    (r"secretary of foreign affairs", "minister of foreign affairs", "GOV"),
    (r"secretary of national defence", "minister of defense", "GOV"),
    (r"secretary of defen[cs]e", "secretary of defense", "GOV"),
    (r"secretary of (state|homeland security|the treasury|commerce|energy|labor|the navy|the army|the air force)", "",
     "GOV"),
    (r"deputy secretary of (state|the treasury)", "", "GOV"), (r"deputy secretary of defence", "deputy secretary of "
     "defense", "GOV"),
    (r"attorney[- ]general", "attorney general", "GOV"), (r"prosecutor[- ]general", "prosecutor general", "JUD"),
    (r"chief justice|president of the supreme court|chief judge", "chief justice", "JUD"),
    (r"national security advis[eo]r", "national security adviser", "GOV"),
    (r"deputy national security advis[eo]r", "deputy national security adviser", "GOV"),
    (r"secretary of the (?:supreme )?(?:national )?security council", "secretary of the national security council",
     "GOV"),
    (r"director of the cia|director of the central intelligence agency", "director of the cia", "SPY"),
    (r"director of national intelligence", "director of national intelligence", "SPY"),
    (r"director of the fbi", "director of the fbi", "COP"),
    (r"director of the (?:mossad|intelligence bureau|(?:foreign |federal )?(?:intelligence|security) service).*"
     r"|(?:head|chief|director) of (?:the )?(?:general |secret |foreign )?intelligence(?: service)?"
     r"|(?:head|chief) of the (?:secret intelligence|security) service|president of general intelligence"
     r"|head of the national security bureau|chief of the state security service", "intelligence chief", "SPY"),
    (r"chief of (?:the )?(?:general|joint) staff.*|chief of (?:the )?(?:national )?defen[cs]e(?: staff| forces?)?"
     r"|chairman of the joint chiefs of staff|head of the general staff|chief of (?:the )?army(?: staff)?"
     r"|chief of staff of the army|commander-in-chief.*|commander of the (?:land forces|navy|air force|army)"
     r"|chief of (?:the )?(?:air|naval) staff|chief of armed forces|chief of staff of the people's national army",
     "chief of staff", "MIL"),
    (r"speaker.*|chairman of the (?:state duma|federation council|verkhovna rada)"
     r"|president of the (?:senate|national assembly|chamber of deputies|congress of deputies|legislative yuan|storting"
     r"|house of representatives|constituent assembly|council of the nation|people's national assembly)",
     "speaker of parliament", "LEG"),
    (r"(?:white house |presidential )?press secretary|government spokes\w+|presidential spokes\w+"
     r"|foreign ministry spoke\w+", "spokesman", "GOV"),
    (r"(?:white house )?chief of staff|chief of staff of the presidential executive office|head of the presidential "
     r"administration|head of the office of the president", "chief of staff", "GOV"),
    (r"ambassador to the united nations|permanent representative to the united nations",
     "ambassador to the united nations", "GOV"),
    (r"(?:president|prime minister) of iraqi kurdistan", "leader of iraqi kurdistan", "GOV"),
    (r"president of the generalitat of catalonia", "president of catalonia", "GOV"),
    (r"president of southern sudan", "president", "GOV"), (r"prime minister of crimea", "prime minister of crimea",
     "GOV"),
    (r"head of the chechen republic", "head of chechnya", "GOV"),
    (r"governor of (?:the )?(?:central bank|national bank|reserve bank|people's bank)|president of the central bank"
     r"|governor of the bank of israel", "central bank governor", "GOV"),
    (r"chief of the national police|chief of police", "police chief", "COP"),
    (r"state councilor", "state councilor", "GOV"), (r"governor-general", "governor general", "GOV"),
    (r"chief executive officer|chief executive", "chief executive", "GOV"),
    (r"chairperson of the kuomintang", "party leader", "PTY"),
    (r"mayor of (?:moscow|kyiv|istanbul|tehran|london|jerusalem|kabul|new york|seoul|paris|beijing|ankara|baghdad"
     r"|damascus|warsaw|belgrade|manila)", "mayor", "GOV"),
)  # fmt: skip
OFFICES = [(re.compile(pattern, re.I), role, sector) for pattern, role, sector in _OFFICES]

_AMBASSADOR = re.compile(
    r"ambassador to (?:the )?(united states|russian federation|russia|people's republic of china|china|united kingdom"
    r"|ukraine|israel|iran|turkey|iraq|syria|afghanistan|pakistan|india|libya|egypt|lebanon|saudi arabia|north korea"
    r"|south korea|japan|germany|france|european union|venezuela|cuba)\b.*",
    re.I,
)
_REGION = re.compile(
    r"governor of (?:the )?[\w' .-]*(?:oblast|crimea|sevastopol|kandahar|nangarhar|herat|ghazni)", re.I
)
_STATE = re.compile(r"governor of [\w ]+|chief minister of [\w ]+", re.I)

_WORLD = (
    (r"secretary-general of the united nations", "secretary-general"),
    (r"deputy secretary-general of the united nations", "deputy secretary-general"),
    (r"under-secretary-general of the united nations", "undersecretary-general"),
    (r"president of the united nations general assembly", "president of the general assembly"),
    (r"director-general of the world trade organization", "director-general"),
    (r"president of the parliamentary assembly of the council of europe", "president of the parliamentary assembly"),
    (r"president of the international court of justice", "president of the international court of justice"),
    (r"osce high commissioner on national minorities", "high commissioner on national minorities"),
)
WORLD = [(re.compile(pattern, re.I), role) for pattern, role in _WORLD]

# These hold in every country, so that news may say the surname alone.
HEADS = {"president", "prime minister", "chancellor", "supreme leader", "general secretary"}
MINISTERS = {"minister of foreign affairs", "minister of defense", "secretary of state", "secretary of defense"}


def role_of(position: str, country: str) -> tuple[str, str] | None:
    """The role and sector of ``position``, or None for one that is not kept; ``country`` is ISO3, '' for the UN."""
    text = position.strip()
    if not country:
        return next(((role, "IGO") for pattern, role in WORLD if pattern.fullmatch(text)), None)
    for pattern, role, sector in OFFICES:
        if pattern.fullmatch(text):
            return role or text.lower(), sector
    if _AMBASSADOR.fullmatch(text) or _REGION.fullmatch(text) or (country in ("USA", "IND") and _STATE.fullmatch(text)):
        return text.lower(), "GOV"
    return _minister(text)


def _minister(text: str) -> tuple[str, str] | None:
    deputy = DEPUTY.match(text)
    office = MINISTER.match(text, deputy.end() if deputy else 0)
    if office is None or office["rank"].lower() == "secretary of state":
        return None
    for pattern, department, sector in DEPARTMENTS:
        if pattern.match(text, office.end()):
            if deputy and department not in ("foreign affairs", "defense"):
                return None
            return ("deputy " if deputy else "") + "minister of " + department, sector
    return None
