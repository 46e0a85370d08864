"""Packs and unpacks the records of the C core by the layout the compiler told."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Any

from . import capi


class Record:
    """One kind of record: its size, its fields, and how to read and write them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.size, layout, self.fields = capi.kl_layout(name)
        self._struct = struct.Struct(layout)
        # A nested record ('s') unpacks to one value, an array to as many as it has items.
        width = {field: 1 if code == "s" else n for field, code, _, n in self.fields}
        first = dict(zip(width, accumulate([0, *width.values()])))
        self._cells = {field: slice(first[field], None) for field in width}
        self._width = width

    def room(self, n: int) -> bytearray:
        """Memory for n records, to be written by a call."""
        room: bytearray = capi.kl_room(self.name, n)
        return room

    def pack(self, values: Mapping[str, Any]) -> bytes:
        """One record from values by field name."""
        return self._struct.pack(*(values[field] for field in self._width))

    def pack_cells(self, *cells: float) -> bytes:
        """One record from its numbers in the order of ``fields``."""
        return self._struct.pack(*cells)

    def unpack(self, data: bytes | bytearray) -> dict[str, Any]:
        """One record as values by field name; arrays become tuples."""
        return self.named(self._struct.unpack(data))

    def cells(self, data: bytes | bytearray) -> Iterator[tuple[Any, ...]]:
        """Records one after another, as `named` takes them."""
        return self._struct.iter_unpack(data)

    def named(self, cells: tuple[Any, ...]) -> dict[str, Any]:
        """Cells by field name; those of an array field become a tuple."""
        return {
            field: cells[at][0] if self._width[field] == 1 else cells[at][: self._width[field]]
            for field, at in self._cells.items()
        }

    def dtype(self, numpy: Any) -> Any:
        """The record as a NumPy structured type."""
        kinds = {"d": "f8", "q": "i8", "i": "i4", "I": "u4"}
        return numpy.dtype(
            {
                "names": [field for field, _, _, _ in self.fields],
                "formats": [
                    f"S{n}" if code == "s" else (kinds[code], (n,)) if n > 1 else kinds[code]
                    for _, code, _, n in self.fields
                ],
                "offsets": [offset for _, _, offset, _ in self.fields],
                "itemsize": self.size,
            }
        )
