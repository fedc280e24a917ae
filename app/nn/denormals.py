"""Denormal numbers, flushed to zero: what is too small for a number's usual form then costs no more than any other.

On a net that has converged, Adam's means fall below 1e-38, and the processor takes many times as long over such
denormal numbers. They are nothing to an update: beside ε they vanish.
"""

import ctypes
import os
import platform
from typing import Final

_SIZE: Final = 64  # bytes, more than any of the environments below has

# Where fegetenv writes the control word of floating-point arithmetic: its offset, the bits that flush, and what the
# word must be apart from them, or it is not the word we take it for. x86-64: MXCSR with FTZ and DAZ, its lowest six
# bits being flags of what has happened; Arm: FPCR with FZ.
_X86: Final = (0x8040, 0x1F80, 0x3F)
_ARM: Final = (1 << 24, 0, 0)
_LAYOUTS: Final = {
    ("Linux", "x86_64"): (28, *_X86),
    ("Linux", "aarch64"): (0, *_ARM),
    ("Darwin", "x86_64"): (4, *_X86),
    ("Darwin", "arm64"): (8, *_ARM),
}
_WINDOWS: Final = (0x01000000, 0x03000000)  # _DN_FLUSH, _MCW_DN


def flush_denormals() -> bool:
    """Whether the calling thread takes denormal numbers for 0 from now on; elsewhere nothing has changed.

    The flag belongs to the thread: every thread that is to train sets it for itself. (Threads that it starts may
    inherit it, those that others start do not.)
    """
    try:
        if os.name == "nt":
            return _flush_on_windows()
        return _flush_by_environment()
    except (OSError, AttributeError):  # a C library without these functions
        return False


def _flush_by_environment() -> bool:
    layout = _LAYOUTS.get((platform.system(), platform.machine()))
    if layout is None:
        return False
    offset, bits, usual, flags = layout
    library = ctypes.CDLL("libm.so.6" if platform.system() == "Linux" else None)
    environment = ctypes.create_string_buffer(_SIZE)
    if library.fegetenv(environment) != 0:
        return False
    word = ctypes.c_uint32.from_buffer(environment, offset)
    if word.value & ~(bits | flags) != usual:
        return False
    word.value |= bits
    return bool(library.fesetenv(environment) == 0)


def _flush_on_windows() -> bool:
    bits, mask = _WINDOWS
    return bool(ctypes.CDLL("ucrtbase")._controlfp_s(ctypes.byref(ctypes.c_uint()), bits, mask) == 0)
