"""Frozen dataclasses that cost nothing until they are used: the window opens a fifth of a second earlier.

The standard decorator compiles up to eight functions for each class, half a millisecond or more, and a start
meets some 170 classes. Here all share the same few functions; building a record takes a third longer. For the
type checker, `match`, `replace`, `fields` and `asdict` they are ordinary dataclasses.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """Both `frozen` and `slots` must be asked for: there is no other kind."""
        if not (frozen and slots):
            raise TypeError("a record is frozen and has slots")

        def made(plain: type) -> type:
            plain.__doc__ = plain.__doc__ or plain.__name__  # else its signature is written out, at length
            cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(plain)
            cls.__init__ = _init_of(cls)
            cls.__setattr__ = cls.__delattr__ = _frozen
            cls.__eq__, cls.__hash__, cls.__repr__ = _equal, _hash, _told
            return cls

        return made


def _init_of(cls: Any) -> Callable[..., None]:
    fields = dataclasses.fields(cls)
    put = {one.name: getattr(cls, one.name).__set__ for one in fields}
    order = [one.name for one in fields if not one.kw_only]
    ready = {one.name: one.default for one in fields if one.default is not dataclasses.MISSING}
    made = [(f.name, f.default_factory) for f in fields if f.default_factory is not dataclasses.MISSING]
    count = len(fields)
    after = getattr(cls, "__post_init__", None)

    def __init__(self: object, *args: object, **given: object) -> None:  # noqa: N807 - it becomes the class's
        values = {**ready, **dict(zip(order, args, strict=False)), **given} if args else {**ready, **given}
        for name, factory in made:
            if name not in values:
                values[name] = factory()
        try:
            for name, value in values.items():
                put[name](self, value)
        except KeyError as error:
            raise TypeError(f"{cls.__name__} has no {error}") from None
        if len(values) != count or len(args) > len(order):
            raise TypeError(f"{cls.__name__} wants {', '.join(put)}; given {len(args)}, {', '.join(given)}")
        if after is not None:
            after(self)

    return __init__


def _frozen(self: object, name: str, *_: object) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} never changes")


def _values(record: Any) -> tuple[object, ...]:
    return tuple([getattr(record, name) for name in record.__dataclass_fields__])


def _equal(self: object, other: object) -> bool:
    if self is other:
        return True
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash(_values(self))


def _told(self: Any) -> str:
    shown = [f"{one.name}={getattr(self, one.name)!r}" for one in dataclasses.fields(self) if one.repr]
    return f"{type(self).__qualname__}({', '.join(shown)})"
