"""Model numbers: whose they may be, what their parts mean, and which name the same hardware."""

from debar.identify.models.equivalents import Equivalent, EquivalentFile
from debar.identify.models.grammar import Grammar, GrammarFile, Worked
from debar.identify.models.match import ModelFound, ModelMatch, Part, makers_of
from debar.identify.models.reader import Models

__all__ = [
    "Equivalent",
    "EquivalentFile",
    "Grammar",
    "GrammarFile",
    "ModelFound",
    "ModelMatch",
    "Models",
    "Part",
    "Worked",
    "makers_of",
]
