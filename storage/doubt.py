"""What is written of a notice of which nobody can tell whether it arrived."""

ASKED = "unknown"
"""The trouble of a message about which the PLT was asked at once, whether it has arrived."""
PERHAPS = "perhaps"
"""The trouble of one that may have arrived, about which nobody was asked."""
UNSURE = (ASKED, PERHAPS)
ARRIVED = "arrived"
"""The trouble of one that counts as sent, as somebody who looked there has said so: where it stands nobody here knows, and so it
is never drawn again."""
