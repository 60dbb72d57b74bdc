"""Lines of a part that tell nothing of it: that there is none, or what is to be written there."""

import re

_LEFT = (
    r"(?:\s(?:(?:are|is|was|were|have been|has been)\s)?"
    r"(?:needed|required|necessary|planned|identified|known|recorded|taken"
    r"|open|left|remaining|outstanding|pending|noted|landed|shipped|filed|created"
    r"|yet|so far|for now|either"
    r"|at (?:this|the) (?:time|moment|stage)|at present|to (?:report|do|note)|from this incident))*"
)
_NONE = re.compile(
    r"(?:none|n/?a|nothing(?:\s(?:else|more|further|special|notable|in particular|of note))?"
    r"|(?:there (?:are|is|were|was) )?(?:currently )?no"
    r"(?:\s(?:further|additional|open|remaining|outstanding|new|immediate|more|other|specific"
    r"|corrective|preventi?ve|follow[- ]?up))*"
    r"\s(?:action items?|actions?|follow[- ]?ups?|items?|tasks?|steps?|measures"
    r"|lessons?(?: learned)?|contributing factors?|factors?|questions?|improvements?"
    r"|recommendations?))"
    rf"{_LEFT}\s*(?=$|[.,;:!–—(-])",
    re.I,
)
_PROMPT = re.compile(
    r"(?:please )?list (?:any(?:thing)?|all) .{0,60}\b(?:you|team|we|incident)\b"
    r"|list any (?:findings|lessons|things|issues)\b"
    r"|(?:please )?include (?:an? |any )(?:very )?(?:short |brief |high.level )*"
    r"(?:description|sentence|summary|paragraph|overview|list|conditions)\b"
    r"|(?:please )?(?:briefly )?(?:describe|explain|summari[sz]e) (?:what|how|why|who|when"
    r"|the (?:impact|incident|issue|problem|event|root cause|cause|trigger|timeline))\b"
    r"|be (?:very )?specific here\b"
    r"|(?:all )?(?:of )?(?:the )?(?:following|these|sections? below).{0,20}"
    r"\b(?:should|must|are to|is to|needs? to) be (?:filled|completed|written|answered)\b",
    re.I,
)


def says_none(text: str) -> bool:
    """Tell whether a text says that there is nothing: "No action items: all is resolved"."""
    return _NONE.match(text[:400].lstrip("_*-–— ")) is not None


def is_prompt(text: str) -> bool:
    """Tell whether a text asks whoever writes the document, as left-over lines of templates do."""
    return _PROMPT.match(text[:400].lstrip("_* ")) is not None
