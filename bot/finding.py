"""One line of the doctor's: what was looked at, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """`mend` is what to do; "" where all is well."""

    what: str
    mend: str = ""

    def __str__(self) -> str:
        return f"!!  {self.what}: {self.mend}" if self.mend else f"ok  {self.what}"
