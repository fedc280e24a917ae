"""The page's modules as they are sent: those of a visit's start in one answer for each entry, the others one by one.

A checkout's modules are native ones, and deno tests, checks and lints them as such. A browser that asks for 150 of
them spends more on asking than on running them (docs/decisions/0022-modules-travel-together.md).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, partial

# As deno's formatter writes them; tests/web/test_packs.py holds that none is missed.
_IMPORT = re.compile(r'^import (?:\* as (\w+)|(\{[^}]*\})) from "(\.[^"]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:const|class|(?:async )?function) (\w+))", re.MULTILINE)
_LATER = re.compile(r'(?<=\bimport\(")\.[^"]+(?="\))')


class Packs:
    """The modules of the page, in packs.

    A pack lies at the address of its entry. It holds the entry and all that the entry imports from the start, but for
    what lies in the pack of an earlier entry. All others take from packs what lies there: there is one of each.
    """

    def __init__(self, modules: Mapping[str, str], entries: Sequence[str]) -> None:
        self._modules, self._entries = modules, entries

    def text(self, module: str) -> str:
        """A module as it is sent."""
        if module in self._entries:
            return self._pack(module)
        text = self._modules[module]
        return text if self.home(module) else self._linked(module, text)

    def home(self, module: str) -> str | None:
        """The entry in whose pack a module lies, if it lies in one."""
        return self._homes.get(module)

    @cached_property
    def _homes(self) -> dict[str, str]:
        """The packed modules in the order in which a browser would run them, each with its entry."""
        homes = dict[str, str]()

        def settle(module: str, entry: str, path: tuple[str, ...]) -> None:
            if module in path:
                raise ValueError(f"modules import in a circle: {' imports '.join([*path, module])}")
            if module not in homes:
                for imported in self._imported(module):
                    settle(imported, entry, (*path, module))
                homes[module] = entry

        for entry in self._entries:
            if entry in self._modules:
                settle(entry, entry, ())
        return homes

    def _imported(self, module: str) -> Iterator[str]:
        for found in _IMPORT.finditer(self._modules[module]):
            yield _beside(module, found[3])

    @cached_property
    def _exported(self) -> dict[str, list[str]]:
        """What every module exports, in its order."""
        return {module: [found[2] for found in _EXPORT.finditer(text)] for module, text in self._modules.items()}

    def _check(self, module: str) -> None:
        """Refuse an import of what is not exported: in a pack it would be undefined, and nobody would say so."""
        for found in _IMPORT.finditer(self._modules[module]):
            source = _beside(module, found[3])
            names = [name.split(" as ")[0].strip() for name in (found[2] or "{}").strip("{}").split(",")]
            for name in names:
                if name and name not in self._exported[source]:
                    raise ValueError(f"{module} imports {name}, which {source} exports in no statement of its own")

    def _pack(self, entry: str) -> str:
        """Its modules, each in a function of its own, that gives back what it exports."""
        held = [module for module, home in self._homes.items() if home == entry]
        exported, names = "", ", ".join(map(_name, held))
        parts = [self._takes(entry, [name for module in held for name in self._imported(module)])]
        for module in held:
            self._check(module)
            text, exported = self._modules[module], ", ".join(self._exported[module])
            text = _EXPORT.sub(r"\1", _IMPORT.sub(partial(_taken, module), text))
            text = _LATER.sub(partial(_moved, module, entry), text)
            parts.append(f"// {module}\nconst {_name(module)} = (() => {{\n{text}return {{ {exported} }};\n}})();\n")
        parts.append(f"export {{ {names} }};\nexport const {{ {exported} }} = {_name(entry)};\n")
        return "\n".join(parts)

    def _linked(self, module: str, text: str) -> str:
        """A module with its lines where they were, that takes from packs what lies in them."""
        self._check(module)

        def taken(found: re.Match[str]) -> str:
            return _taken(module, found) if self.home(_beside(module, found[3])) else found[0]

        return self._takes(module, list(self._imported(module))) + _IMPORT.sub(taken, text)

    def _takes(self, module: str, imported: list[str]) -> str:
        """The import of what a module, or a pack, wants of (other) packs."""
        wanted = dict[str, dict[str, None]]()
        for name in imported:
            home = self._homes.get(name, module)
            if home != module:
                wanted.setdefault(home, {})[_name(name)] = None
        return "".join(
            f'import {{ {", ".join(names)} }} from "{_relative(module, home)}"; ' for home, names in wanted.items()
        )


def _taken(module: str, found: re.Match[str]) -> str:
    """What was imported, taken from the object of a module in a pack; on as many lines."""
    return f"const {found[1] or found[2].replace(' as ', ': ')} = {_name(_beside(module, found[3]))};"


def _moved(module: str, entry: str, found: re.Match[str]) -> str:
    """The address of what is imported later, as seen from the entry."""
    return _relative(entry, _beside(module, found[0]))


def _beside(module: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(module), address))


def _relative(module: str, other: str) -> str:
    path = posixpath.relpath(other, posixpath.dirname(module))
    return path if path.startswith(".") else f"./{path}"


def _name(module: str) -> str:
    """What a module's object is called; no variable of the page has a name with a "_" in it."""
    return "_" + re.sub(r"\W", "_", module.removesuffix(".js"))
