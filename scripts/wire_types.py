"""The shapes of the wire, written from the server's models for the page and for the client: `make wire`."""

import inspect
import json
import pkgutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Final,
    Literal,
    NamedTuple,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from fastapi.routing import APIRoute
from pydantic import BaseModel
from typing_extensions import is_typeddict

from app.web import routes
from app.web.routes.landscape import LandscapeHeadView, LandscapeRowView
from app.web.server import Health
from app.wire.catalog.shapes import Catalog
from app.wire.commands import AnyCommand, Command
from app.wire.frame_state import FrameState
from app.wire.replies import Ack, Pong, Refused

ROOT: Final = Path(__file__).resolve().parent.parent

_PAGE: Final = """\
/** The shapes of the wire, as the server's models have them; written by `make wire`. */

/** Any part of a shape, down to the parts of its parts; an array is one part. */
export type PartOf<T> = T extends unknown[] ? T : T extends object ? { [K in keyof T]?: PartOf<T[K]> } : T;
"""
# The client's modules: what is in each, and where it is from.
_CLIENT: Final[Mapping[str, tuple[str | tuple[str, ...], str]]] = {
    "config": ("app.lab.settings.", "The configuration of a session"),
    "catalog": ("app.wire.catalog.", "The catalogue of all that there is to choose from"),
    "inspection": (
        tuple(
            f"app.web.routes.{noun}"
            for noun in ("neuron", "histograms", "trace", "landscape", "stages", "feature_history")
        ),
        "Looks inside a network",
    ),
    "answers": ("", "Answers about a session"),
}


class Field(NamedTuple):
    """A name in a JSON object and its type; where it is not `always` there, it may be left out."""

    name: str
    type: Any
    always: bool


class Language:
    """How a language writes types: its words and signs are the subclasses'."""

    plain: ClassVar[Mapping[Any, str]]

    def sequence(self, item: str) -> str:
        """An array of any length."""
        raise NotImplementedError

    def fixed(self, items: list[str]) -> str:
        """An array of so many items."""
        raise NotImplementedError

    def mapping(self, value: str) -> str:
        """An object with any names."""
        raise NotImplementedError

    def literal(self, values: Iterable[str]) -> str:
        """One of some values."""
        raise NotImplementedError

    def reference(self, shape: type) -> str:
        """A shape by its name."""
        return shape.__name__

    def written(self, annotation: Any) -> str:
        """A type, written out down to the names of shapes."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin in (Annotated, NotRequired):
            return self.written(arguments[0])
        if origin in (Union, UnionType):
            return " | ".join(dict.fromkeys(self.written(argument) for argument in arguments))
        if origin is Literal:
            return self.literal(json.dumps(value) for value in arguments)
        if origin is list or (origin is tuple and arguments[-1] is ...):
            return self.sequence(self.written(arguments[0]))
        if origin is tuple:
            return self.fixed([self.written(argument) for argument in arguments])
        if origin is dict:
            return self.mapping(self.written(arguments[1]))
        return self.plain.get(annotation) or self.reference(annotation)


class TypeScript(Language):
    """Types for the page."""

    plain: ClassVar = {
        Any: "unknown",
        bool: "boolean",
        float: "number",
        int: "number",
        str: "string",
        NoneType: "null",
    }

    def sequence(self, item: str) -> str:  # noqa: D102
        return f"({item})[]" if " | " in item else f"{item}[]"

    def fixed(self, items: list[str]) -> str:  # noqa: D102
        return f"[{', '.join(items)}]"

    def mapping(self, value: str) -> str:  # noqa: D102
        return f"{{ [name: string]: {value} }}"

    def literal(self, values: Iterable[str]) -> str:  # noqa: D102
        return " | ".join(values)

    def definition(self, name: str, shape: type, members: Iterable[Field]) -> str:
        """A shape, defined."""
        doc = _doc(shape)
        if "\n" in doc:
            doc = "".join(f"\n * {line}".rstrip(" ") for line in doc.splitlines()) + "\n"
        lines = [f"{field.name}{'' if field.always else '?'}: {self.written(field.type)};" for field in members]
        return "\n".join([f"/** {doc} */", f"export type {name} = {{", *lines, "};"])


class Sent(TypeScript):
    """Types of what the page sends: of a shape with defaults any part will do."""

    def reference(self, shape: type) -> str:  # noqa: D102
        whole = all(field.always for field in members_of(shape, sent=True))
        return shape.__name__ if whole else f"PartOf<{shape.__name__}>"


class Python(Language):
    """Types for the client; a pair is a list in JSON."""

    plain: ClassVar = {Any: "Any", bool: "bool", float: "float", int: "int", str: "str", NoneType: "None"}

    def sequence(self, item: str) -> str:  # noqa: D102
        return f"list[{item}]"

    def fixed(self, items: list[str]) -> str:  # noqa: D102
        types = (part for item in items for part in (item.split(" | ") if "[" not in item else [item]))
        return self.sequence(" | ".join(dict.fromkeys(types)))

    def mapping(self, value: str) -> str:  # noqa: D102
        return f"dict[str, {value}]"

    def literal(self, values: Iterable[str]) -> str:  # noqa: D102
        return f"Literal[{', '.join(values)}]"

    def definition(self, shape: type) -> str:
        """A shape, defined."""
        doc = _doc(shape)
        lines = [f'"""{doc}\n"""' if "\n" in doc else f'"""{doc}"""']
        for field in members_of(shape):
            written = self.written(field.type)
            lines.append(f"{field.name}: {written if field.always else f'NotRequired[{written}]'}")
        return "\n    ".join([f"class {shape.__name__}(TypedDict):", *lines])


def members_of(shape: type, *, sent: bool = False) -> list[Field]:
    """The names in a shape's JSON. An answer holds them all; what is `sent` to the server may leave out defaults.

    A dataclass, as a frame's state is, leaves out what is None by default, a model what its `exclude_if` says.
    """
    hints = get_type_hints(shape, include_extras=True)
    if is_typeddict(shape):
        return [Field(name, hint, name in vars(shape)["__required_keys__"]) for name, hint in hints.items()]
    if is_dataclass(shape):
        return [Field(one.name, hints[one.name], one.default is not None) for one in fields(shape)]
    assert issubclass(shape, BaseModel), f"{shape} is no shape"
    return [
        Field(name, hints[name], one.exclude_if is None and (not sent or one.is_required()))
        for name, one in shape.model_fields.items()
    ]


def shapes_in(annotation: Any) -> Iterator[type]:
    """Every shape that a type is made of, those first that others are made of."""
    if _is_shape(annotation):
        for field in members_of(annotation):
            yield from shapes_in(field.type)
        yield annotation
    elif get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from shapes_in(argument)


def _is_shape(annotation: Any) -> bool:
    if is_typeddict(annotation) or is_dataclass(annotation):
        return True
    return isinstance(annotation, type) and not get_args(annotation) and issubclass(annotation, BaseModel)


def once(shapes: Iterable[type]) -> list[type]:
    """Shapes, each once; two of one name would be one to those who read them."""
    named: dict[str, type] = {}
    for shape in shapes:
        assert named.setdefault(shape.__name__, shape) is shape, f"two shapes are called {shape.__name__}"
    return list(named.values())


def answers() -> list[type]:
    """The shapes of everything that REST answers."""
    modules = [import_module(f"{routes.__name__}.{found.name}") for found in pkgutil.iter_modules(routes.__path__)]
    found = [route for module in modules for route in module.router.routes if isinstance(route, APIRoute)]
    models = [Health, Catalog, *(route.response_model for route in found), LandscapeHeadView, LandscapeRowView]
    return once(shape for model in models for shape in shapes_in(model))


def page_types() -> str:
    """static/js/net/wire.d.ts: what REST answers, frames, commands and replies."""
    commands: tuple[type, ...] = get_args(get_args(AnyCommand)[0])
    arguments = [field.type for command in commands for field in members_of(command, sent=True)]
    received = [
        *answers(),
        *(shape for part in [FrameState, Ack, Pong, Refused, *arguments] for shape in shapes_in(part)),
    ]
    parts = [
        _PAGE,
        *(TypeScript().definition(shape.__name__, shape, members_of(shape)) for shape in once(received)),
        *(Sent().definition(f"{one.__name__}Command", one, members_of(one, sent=True)) for one in commands),
        f"/** {_doc(Command)} */",
        f"export type Command = {' | '.join(f'{one.__name__}Command' for one in commands)};",
    ]
    return _piped("\n\n".join(parts), "deno", "fmt", "--ext", "ts", "-")


def client_types() -> dict[str, str]:
    """The modules of app/client/wire/, by their names: what REST answers."""
    homes: dict[str, list[type]] = {name: [] for name in _CLIENT}
    for shape in answers():
        homes[next(name for name, (where, _) in _CLIENT.items() if shape.__module__.startswith(where))].append(shape)
    return {name: _client_module(name, homes) for name in _CLIENT}


def _client_module(name: str, homes: Mapping[str, list[type]]) -> str:
    imports = ["from typing import Any, Literal, NotRequired, TypedDict"]
    imports += [
        f"from .{home} import {', '.join(one.__name__ for one in homes[home])}" for home in homes if home != name
    ]
    parts = [
        f'"""{_CLIENT[name][1]}; `make wire` writes this from the server\'s models."""',
        "\n".join(imports),
        *map(Python().definition, homes[name]),
    ]
    needed = _piped("\n\n".join(parts), "ruff", "check", "--fix-only", "--quiet", "--select", "F401,I", "-")
    return _piped(needed, "ruff", "format", "--config", "format.skip-magic-trailing-comma=true", "-")


def _doc(shape: type) -> str:
    return inspect.getdoc(shape) or ""


def _piped(text: str, tool: str, *options: str) -> str:
    """What a tool of this environment makes of a text."""
    command = [str(Path(sys.executable).with_name(tool)), *options]
    return subprocess.run(  # noqa: S603
        command, input=text, cwd=ROOT, capture_output=True, check=True, encoding="utf-8"
    ).stdout


def files() -> dict[str, str]:
    """Every file that is written, by its path from the root."""
    modules = {f"app/client/wire/{name}.py": text for name, text in client_types().items()}
    return {"static/js/net/wire.d.ts": page_types()} | modules


def main() -> None:
    """Write every file, and say which."""
    for path, text in files().items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
