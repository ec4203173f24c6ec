"""Values as JSON: what crosses between the interpreter under test and the one that tests. Nothing else does."""

import collections
import decimal
import fractions
import itertools
import json

_MOST_ITEMS = 100_000


class Opaque:
    """Stands for a value of a kind that does not cross: equal to nothing, however its own class would have it."""

    def __init__(self, kind):
        self.kind = kind

    def __repr__(self):
        return f"<{self.kind}>"


def to_json(value, depth=0):
    """A value as what `json` can write. Subclasses go as the plain kind that they are."""
    if depth > 200:
        return {"o": "too deep"}
    if value is None or value is True or value is False:
        return value
    each = lambda items: [to_json(item, depth + 1) for item in items]
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, int):
        return {"i": hex(int.__index__(value))}
    if isinstance(value, float):
        return {"f": float.hex(value)}
    if isinstance(value, complex):
        return {"c": [float.hex(value.real), float.hex(value.imag)]}
    if isinstance(value, list):
        return each(list.__iter__(value))
    if isinstance(value, tuple):
        return {"t": each(tuple.__iter__(value))}
    if isinstance(value, dict):
        return {"d": [each(pair) for pair in dict.items(value)]}
    if isinstance(value, frozenset):
        return {"z": each(value)}
    if isinstance(value, set):
        return {"s": each(value)}
    if isinstance(value, (bytes, bytearray)):
        return {"b" if isinstance(value, bytes) else "a": value.hex()}
    return _rare_to_json(value, each)


def _rare_to_json(value, each):
    if isinstance(value, range):
        return {"r": each((value.start, value.stop, value.step))}
    if isinstance(value, fractions.Fraction):
        return {"q": each((value.numerator, value.denominator))}
    if isinstance(value, decimal.Decimal):
        return {"m": str(value)}
    if isinstance(value, collections.deque):
        return {"e": each(value)}
    if isinstance(value, type({}.keys())):
        return {"k": each(value)}
    if isinstance(value, type({}.values())):
        return {"v": each(value)}
    if isinstance(value, type({}.items())):
        return {"p": each(value)}
    if isinstance(value, collections.abc.Iterator):
        return {"n": each(itertools.islice(value, _MOST_ITEMS))}
    return {"o": type(value).__name__[:80]}


def from_json(data):
    """The value again, made of plain kinds only. ValueError, TypeError, KeyError and the like for what is none."""
    if data is None or isinstance(data, (bool, str)):
        return data
    if isinstance(data, list):
        return [from_json(item) for item in data]
    ((kind, body),) = data.items()
    return _MAKERS[kind](body)


def _each(body):
    return [from_json(item) for item in body]


_MAKERS = {
    "i": lambda body: int(body, 16),
    "f": float.fromhex,
    "c": lambda body: complex(*(float.fromhex(part) for part in body)),
    "t": lambda body: tuple(_each(body)),
    "d": lambda body: {from_json(key): from_json(value) for key, value in body},
    "z": lambda body: frozenset(_each(body)),
    "s": lambda body: set(_each(body)),
    "b": bytes.fromhex,
    "a": bytearray.fromhex,
    "r": lambda body: range(*_each(body)),
    "q": lambda body: fractions.Fraction(*_each(body)),
    "m": decimal.Decimal,
    "e": lambda body: collections.deque(_each(body)),
    "k": lambda body: dict.fromkeys(_each(body)).keys(),
    "v": lambda body: dict(enumerate(_each(body))).values(),
    "p": lambda body: dict(_each(body)).items(),
    "n": lambda body: iter(_each(body)),
    "o": lambda body: Opaque(str(body)[:80]),
}


def error_to_json(error):
    """An exception's type and message, neither of which need be honest or short."""
    try:
        message = str(error)[:1000]
    except BaseException:
        message = "its message cannot be read"
    return {"type": type(error).__name__[:80], "message": message, "plain": isinstance(error, Exception)}
