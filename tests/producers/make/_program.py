"""What a program is to the runner, and how one tells that it is not there."""

import importlib.util
import shutil
from dataclasses import dataclass, field
from typing import Callable

from story import FAMILIES

# Why a program does not print a kind.
NONE = "has no such thing"
BY_HAND = "its caller would have to draw it"


@dataclass
class Program:
    title: str
    family: str
    suffix: str
    # Writes a chapter's blocks to a path.
    make: Callable
    # What is not there and how to get it, or nothing.
    missing: Callable
    # The kinds that it does not print, each with the reason.
    cannot: dict = field(default_factory=dict)
    # Of a variant of another program: where it differs.
    only: str = ""

    def kinds(self):
        asked = FAMILIES[self.family].split()
        unknown = [k for k in [*self.cannot, *self.only.split()] if k not in asked]
        if unknown:
            raise ValueError(f"{self.title}: {self.family} has no kinds {unknown}")
        return self.only.split() or [k for k in asked if k not in self.cannot]


def none(kinds, why=NONE):
    return dict.fromkeys(kinds.split(), why)


def python(module, package=None):
    def missing():
        return None if importlib.util.find_spec(module) else f"pip install {package or module}"
    return missing


def command(name, package=None):
    return lambda: None if shutil.which(name) else f"apt install {package or name}"
