"""Brotli's own encoder, for what its Python module leaves out: a stream made of parts that were compressed apart.

The library that the module carries shows the functions of `brotli/encode.h`. With BROTLI_PARAM_STREAM_OFFSET it
compresses what stands at a place within a stream: without the stream's header, and without looking at what is before.
"""

from __future__ import annotations

import ctypes

import _brotli

QUALITY, WINDOW, SIZE_HINT, STREAM_OFFSET = 1, 2, 5, 9
FLUSH, FINISH = 1, 2
SPARE = 1024
"""Bytes that what cannot be compressed may take more; `BrotliEncoderMaxCompressedSize` asks for less."""

_library = ctypes.CDLL(_brotli.__file__)
HERE = hasattr(_library, "BrotliEncoderCompressStream")
"""Whether the module shows its library. Some distributions' own do not."""

if HERE:
    _library.BrotliEncoderCreateInstance.restype = ctypes.c_void_p
    _library.BrotliEncoderCreateInstance.argtypes = [ctypes.c_void_p] * 3
    _library.BrotliEncoderSetParameter.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32]
    _library.BrotliEncoderCompressStream.argtypes = [ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * 5]
    _library.BrotliEncoderDestroyInstance.argtypes = [ctypes.c_void_p]


def beginning(data: bytes, quality: int, window: int) -> bytes:
    """The first part of a stream, up to a whole byte."""
    return _encode(data, FLUSH, {QUALITY: quality, WINDOW: window, SIZE_HINT: len(data)})


def rest(data: bytes, offset: int, quality: int, window: int) -> bytes:
    """The last part of a stream, before which stand `offset` bytes that were compressed with the same window."""
    options = {QUALITY: quality, WINDOW: window, SIZE_HINT: len(data), STREAM_OFFSET: offset}
    return _encode(data, FINISH, options)


def _encode(data: bytes, operation: int, options: dict[int, int]) -> bytes:
    """Raises RuntimeError where the encoder gives up, MemoryError where it cannot begin."""
    encoder = _library.BrotliEncoderCreateInstance(None, None, None)
    if not encoder:
        raise MemoryError
    try:
        for option, value in options.items():
            if not _library.BrotliEncoderSetParameter(encoder, option, value):
                raise RuntimeError(f"brotli's encoder does not take option {option}")
        room = 1 << (len(data) + SPARE).bit_length()  # ctypes makes a type of each length, and keeps it
        out = ctypes.create_string_buffer(room)
        left, given = ctypes.c_size_t(len(data)), ctypes.c_char_p(data)
        free, place = ctypes.c_size_t(room), ctypes.c_void_p(ctypes.addressof(out))
        pointers = map(ctypes.byref, (left, given, free, place))
        if not _library.BrotliEncoderCompressStream(encoder, operation, *pointers, None) or left.value:
            raise RuntimeError("brotli's encoder gave up")
        return ctypes.string_at(out, room - free.value)
    finally:
        _library.BrotliEncoderDestroyInstance(encoder)
